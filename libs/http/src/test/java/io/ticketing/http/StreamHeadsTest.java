package io.ticketing.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Unroutable HTTP/2 requests are answered with a problem, and their connection goes on.
@QuarkusTest
@TestProfile(RudeClientsTest.SmallLimits.class)
class StreamHeadsTest {

    @TestHTTPResource
    URI server;

    private StreamCaller caller;

    @BeforeEach
    void connect() {
        caller = new StreamCaller(server);
    }

    @AfterEach
    void disconnect() {
        caller.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/seen?q=%zz",
                "/seen?%",
                "/%zz",
                "/a^b",
                "/a b",
                "/seen?q=a b",
                "/a\"b",
                "/a<b>",
                "/a\\b",
                "/a|b",
                "/a`b",
                "/{a}",
                "/seen#%",
                "/é\u0080",
                ":",
                "http://[::1"
            })
    void refusesAddressesThatNobodyCanRead(String path) throws Exception {
        assertProblem(says("GET", Map.of(":path", path), null), 400);
        assertProblem(says("POST", Map.of(":path", path), "x".repeat(4_000)), 400);
        assertServes();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a/b", "a:b", "[::1", "a@b", "a:1:2"})
    void refusesHostsThatAreNone(String authority) throws Exception {
        assertProblem(says("GET", Map.of(":authority", authority), null), 400);
        assertServes();
    }

    @Test
    void refusesRequestsThatLackAPart() throws Exception {
        for (String part : List.of(":method", ":scheme", ":path", ":authority")) {
            assertProblem(says("GET", Map.of(part, "NONE"), null), 400);
        }
        assertProblem(says("GET", Map.of("host", "another"), null), 400);
        assertServes();
    }

    @Test
    void takesAHostInThePlaceOfAnAuthority() throws Exception {
        assertThat(says("GET", Map.of(":authority", "NONE", "host", "here"), null)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"8192, 414", "20000, 414", "40000, 414"})
    void refusesAddressesThatAreTooLong(int length, int status) throws Exception {
        var path = Map.of(":path", "/seen?q=" + "x".repeat(length));
        assertProblem(says("GET", path, null), status);
        assertProblem(says("POST", path, "body"), status);
        assertServes();
    }

    @ParameterizedTest
    @ValueSource(ints = {25_000, 45_000})
    void refusesHeadersThatAreTooLong(int length) throws Exception {
        assertProblem(says("GET", Map.of("x-long", "x".repeat(length)), null), 431);
        var many = new LinkedHashMap<String, String>();
        for (int n = 0; n < length / 80; n++) {
            many.put("x-" + n, "x".repeat(74));
        }
        assertProblem(says("POST", many, "body"), 431);
        assertServes();
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        var answer = says("HEAD", Map.of(":path", "/a^b"), null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEmpty();
        assertServes();
    }

    @Test
    void refusesTunnels() throws Exception {
        assertProblem(says("CONNECT", Map.of(":path", "NONE", ":scheme", "NONE"), null), 404);
        assertServes();
    }

    private void assertServes() throws Exception {
        assertThat(says("GET", Map.of(), null).status()).isEqualTo(200);
    }

    /// A request for `/seen` with these headers; `NONE` stands for no such header.
    private StreamCaller.Answer says(String method, Map<String, String> other, String body) throws Exception {
        var headers = new LinkedHashMap<String, String>();
        headers.put(":method", method);
        headers.put(":scheme", "http");
        headers.put(":authority", "here");
        headers.put(":path", "/seen");
        headers.putAll(other);
        headers.values().removeIf("NONE"::equals);
        return caller.says(headers, body);
    }

    private static void assertProblem(StreamCaller.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        var problem = new JsonObject(answer.body());
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("type")).startsWith("/problems/");
        assertThat(problem.getJsonArray("errors")).hasSize(1);
    }
}
