package io.ticketing.rest;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(KeyServer.class)
class ProblemTest {

    @TestHTTPResource
    URI address;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "[{\"name\":\"x\"}]",
                "\"text\"",
                "1",
                "{",
                "{\"name\":\"x\"} trailing",
                "{\"name\":\"x\"}{}",
                "{\"name\":\"x\",\"name\":\"y\"}",
                "{\"name\":5}",
                "{\"name\":true}",
                "{\"name\":{}}",
                "{\"name\":[\"x\"]}",
                "{\"name\":\"\\u0000\"}",
                "{\"name\":\"\\ud800\"}",
                "{\"name\":\"\\ud800x\"}",
                "{\"name\":null}",
                "{\"name\":\" \"}",
                "{\"name\":\"x\",\"quantity\":1.5}",
                "{\"name\":\"x\",\"quantity\":99999999999}",
                "{\"name\":\"x\",\"quantity\":\"many\"}",
                "{\"name\":\"x\",\"quantity\":\"2\"}",
                "{\"name\":\"x\",\"quantity\":\"\"}",
                "{\"name\":\"x\",\"quantity\":[2]}",
                "{\"name\":\"x\",\"quantity\":{}}",
                "{\"name\":\"x\",\"quantity\":NaN}",
                "{\"name\":\"x\",\"quantity\":1.0000000001}",
                "{\"name\":\"x\",\"quantity\":2147483648}",
                "{\"name\":\"x\",\"quantity\":2147483648.0}",
                "{\"name\":\"x\",\"quantity\":1e999999999}",
                "{\"name\":\"x\",\"quantity\":-1e999999999}",
                "{\"name\":\"x\",\"quantity\":1e-999999999}",
                "{\"name\":\"x\",\"quantity\":1e99999999999999999999}",
                "{\"name\":\"x\",\"quantity\":true}",
                "{\"name\":\"x\",\"price\":NaN}",
                "{\"name\":\"x\",\"price\":\"NaN\"}",
                "{\"name\":\"x\",\"price\":1e999999999}",
                "{\"name\":\"x\",\"price\":1e99999999999999999999}",
                "{\"name\":\"x\",\"price\":-1}",
                "{\"name\":\"x\",\"price\":{}}",
                "{\"name\":\"x\",\"price\":[20]}",
                "{\"name\":\"x\",\"price\":true}",
                "{\"name\":\"x\",\"price\":\"\"}",
                "{\"name\":\"x\",\"price\":\" \"}",
                "{\"name\":\"x\",\"price\":\"20,50\"}",
                "{\"name\":\"x\",\"price\":\"0x14\"}",
                "{\"name\":\"x\",\"price\":\"1e999999999\"}",
                "{\"name\":\"x\",\"price\":\"Infinity\"}",
                "{\"name\":\"x\",\"price\":\"\u0662\u0660\"}",
                "{\"name\":\"x\",\"price\":Infinity}",
                "{\"name\":\"x\",\"part\":{}}",
                "{\"name\":\"x\",\"part\":[]}",
                "{'name':'x'}",
                "<name>x</name>"
            })
    void refusesBodiesItCanNotUse(String body) {
        isProblem(
                given().contentType(ContentType.JSON).body(body).post("/things").then(), 400);
    }

    @ParameterizedTest
    @CsvSource({"part, [", "other, [", "'other', '{\"a\":'"})
    void refusesDeepNesting(String field, String opening) throws IOException {
        String body = "{\"name\":\"x\",\"%s\":%s".formatted(field, opening.repeat(60_000 / opening.length()));
        String answer = raw(
                "POST /things HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(body.length(), body));
        assertThat(answer).startsWith("HTTP/1.1 400").contains(Problem.MEDIA_TYPE);
    }

    @Test
    void refusesNumbersOfAThousandDigits() {
        String digits = "{\"name\":\"x\",\"price\":" + "9".repeat(30_000) + "}";
        isProblem(
                given().contentType(ContentType.JSON)
                        .body(digits)
                        .post("/things")
                        .then(),
                400);
    }

    @Test
    void namesTheFields() {
        isProblem(json("{\"name\":\"\",\"part\":{}}"), 400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.field", hasItem("name"))
                .body("errors.field", hasItem("part.size"))
                .body("errors.message", hasItem("name must not be blank"));
        isProblem(json("{\"name\":\"x\",\"quantity\":\"many\"}"), 400)
                .body("errors.field", equalTo(List.of("quantity")));
        isProblem(json("{\"name\":\"x\",\"price\":20.505}"), 400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.field", equalTo(List.of("price")));
        isProblem(json(""), 400).body("detail", equalTo("A JSON body is required"));
        isProblem(given().get("/things?limit=101").then(), 400).body("errors.field", hasItem("limit"));
    }

    @Test
    void takesPricesAsWebFormsSendThemAndIgnoresUnknownFields() {
        String answer = json("{\"name\":\"x\",\"price\":\"20.50\",\"else\":[{}]}")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(answer).contains("\"price\":20.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2.0", "2.000", "2e0", "2E+0", "0.2e1", "20e-1", "2e-0"})
    void takesWholeNumbersHoweverTheyAreWritten(String quantity) {
        json("{\"name\":\"x\",\"quantity\":" + quantity + "}").statusCode(200).body("thing.quantity", equalTo(2));
    }

    @Test
    void takesNothingForAFieldThatIsNull() {
        json("{\"name\":\"x\",\"quantity\":null,\"price\":null}")
                .statusCode(200)
                .body("thing.quantity", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FEFF7B",
                "7B22C3",
                "7B226E616D65223A22FF227D",
                "7B226E616D65223A22EDA080227D",
                "7B226E616D65223A22F8888080227D",
                "7B226E616D65223A22E282",
                "EFBBBF7B",
                "EFBBBF",
                "EFBB7B7D",
                "1F8B0800",
                "00",
                "FEFF",
                "FFFE",
                "FEFF007B00",
                "FEFF007B0022D800",
                "FFFE7B0022",
                "7B00220041",
                "0000FEFF0000007B000000",
                "0000FEFF0000007B00110000",
                "0000007B0000002200110000",
                "7B000000220000000000FF7F",
                "FFFE00007B0000002200",
                "FFFE00007B00000022000000",
                "0000FFFE7B7D7B7D",
                "FEFF00007B7D7B7D"
            })
    void refusesBytesThatAreNoText(String hex) {
        isProblem(
                given().contentType("application/json")
                        .body(HexFormat.of().parseHex(hex))
                        .post("/things")
                        .then(),
                400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16", "UTF-32", "iso-8859-1", "nonsense"})
    void refusesBytesThatAreNoTextWhateverTheyAreCalled(String charset) {
        isProblem(
                given().header("Content-Type", "application/json;charset=" + charset)
                        .body(HexFormat.of().parseHex("0000FEFF00110000"))
                        .post("/things")
                        .then(),
                400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "price", "quantity", "part", "other"})
    void refusesFieldsThatAreFarTooLong(String field) {
        String text = "\"" + "9".repeat(60_000) + "\"";
        for (String value : List.of(text.substring(1), text + "\u0000", "-" + text, text)) {
            Response answer = given().contentType(ContentType.JSON)
                    .body("{\"%s\":%s}".formatted(field, value))
                    .post("/things");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.contentType()).isEqualTo(Problem.MEDIA_TYPE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "zstd", "identity, gzip", "nonsense"})
    void refusesEncodedBodies(String encoding) throws IOException {
        String body = "{\"name\":\"x\"}";
        String answer = raw("POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s".formatted(encoding, body.length(), body)
                + "GET /things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 415")
                .contains("/problems/unsupported-media-type")
                .contains("HTTP/1.1 204");
    }

    @Test
    void takesBodiesThatAreSaidToBeAsTheyAre() {
        given().contentType(ContentType.JSON)
                .header("Content-Encoding", "identity")
                .body("{\"name\":\"x\"}")
                .post("/things")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Idempotency-Key", "Authorization", "Content-Type", "X-Request-Timeout-Ms", "idempotency-key"})
    void refusesTwoHeadersOfWhichItReadsOne(String name) throws IOException {
        String header = name + ": application/json\r\n";
        String answer = raw("GET /things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + header + "\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains(Problem.MEDIA_TYPE)
                .containsIgnoringCase("\"field\":\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1&limit=2",
                "limit=1&limit=1",
                "limit=1&%6Cimit=2",
                "limit=1;limit=2",
                "limit=1&other=x&limit="
            })
    void refusesTwoQueryParametersOfWhichItReadsOne(String query) {
        isProblem(given().urlEncodingEnabled(false).get("/things?" + query).then(), 400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.field", equalTo(List.of("limit")));
    }

    @Test
    void takesAListOfIds() {
        given().get("/things?id=1&id=2&limit=3").then().statusCode(200);
    }

    @Test
    void refusesAnEmptyIdempotencyKey() throws IOException {
        String answer = raw("GET /things HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIdempotency-Key: \r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"field\":\"Idempotency-Key\"");
    }

    @Test
    void readsTwoHeadersOfAListAsOne() throws IOException {
        String answer = raw("GET /things/tags HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "If-Match: \"1\"\r\nif-match: \"2\"\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200").contains("\\\"1\\\", \\\"2\\\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/plain",
                "application/xml",
                "image/png",
                "foo/bar",
                "application/json;q=0",
                "nonsense"
            })
    void refusesCallersThatTakeNoJsonBeforeAnythingIsDone(String accept) {
        int before = ThingResource.created();
        isProblem(
                        given().accept(accept)
                                .contentType(ContentType.JSON)
                                .body("{\"name\":\"x\"}")
                                .post("/things")
                                .then(),
                        406)
                .body("type", equalTo("/problems/not-acceptable"));
        isProblem(given().accept(accept).get("/things/origin").then(), 406);
        isProblem(given().accept(accept).get("/things/sold-out").then(), 406);
        assertThat(ThingResource.created()).isEqualTo(before);
        given().accept(accept).delete("/things/" + UUID.randomUUID()).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/html, application/*;q=0.1",
                "APPLICATION/JSON",
                "*/*"
            })
    void answersJsonToWhoeverTakesItToo(String accept) {
        given().accept(accept)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"<script>\"}")
                .post("/things")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("thing.name", equalTo("<script>"));
        isProblem(given().accept(accept).get("/things/sold-out").then(), 409);
    }

    @Test
    void writesDecimalsPlainly() {
        String answer =
                json("{\"name\":\"x\",\"price\":2e3}").statusCode(200).extract().asString();
        assertThat(answer).contains("\"price\":2000");
    }

    @Test
    void staysOnTheEventLoopForBigBodies() {
        json("{\"name\":\"x\",\"else\":\"" + "y".repeat(50_000) + "\"}")
                .statusCode(200)
                .body("thread", containsString("eventloop"));
    }

    @Test
    void refusesBodiesOver64KiB() {
        String body = "{\"name\":\"x\",\"else\":\"" + "y".repeat(70_000) + "\"}";
        isProblem(json(body), 413);
    }

    @Test
    void refusesChunkedBodiesOver64KiB() throws IOException {
        String chunk = "2000\r\n" + "y".repeat(0x2000) + "\r\n";
        String answer = raw("POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(12)
                + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/things/not-a-uuid",
                "/things/1/2",
                "/q/nothing",
                "/things/0192f0c1-2d3e-7abc-8def-0123456789ab/x",
                "//",
                "/things/%2e%2e/%2e%2e/etc"
            })
    void answers404(String path) {
        isProblem(given().urlEncodingEnabled(false).get(path).then(), 404).body("type", equalTo("/problems/not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things?limit=many", "/things?limit=%00", "/things/%00"})
    void answers400ForUnreadableAddresses(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains(Problem.MEDIA_TYPE);
    }

    @Test
    void refusesAMediaTypeThatIsNone() throws IOException {
        String answer = raw("POST /things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: nonsense\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 4").contains(Problem.MEDIA_TYPE);
    }

    @Test
    void answersTheOtherRefusals() {
        isProblem(given().delete("/things").then(), 405);
        isProblem(
                given().accept("image/png").get("/things/" + UUID.randomUUID()).then(), 406);
        isProblem(given().contentType("text/plain").body("x").post("/things").then(), 415);
        isProblem(given().get("/things/mine").then(), 401).header("WWW-Authenticate", startsWith("Bearer"));
        isProblem(given().get("/things/sold-out").then(), 409)
                .header("Retry-After", "3")
                .body("type", equalTo("/problems/sold-out"));
    }

    @Test
    void showsNothingOfTheInside() {
        isProblem(given().get("/things/broken").then(), 500)
                .body(not(containsString("secret")))
                .body("type", equalTo("/problems/internal-server-error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unreachable", "cut-off"})
    void asksToTryAgainDuringAnOutage(String outage) {
        isProblem(given().get("/things/" + outage).then(), 503)
                .header("Retry-After", "1")
                .body(not(containsString("secret")));
    }

    private ValidatableResponse json(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/things").then();
    }

    private static ValidatableResponse isProblem(ValidatableResponse answer, int status) {
        return answer.statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("status", equalTo(status))
                .body("type", startsWith("/problems/"))
                .body("errors[0].message", not(equalTo(null)));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(2_000), StandardCharsets.ISO_8859_1);
        }
    }
}
