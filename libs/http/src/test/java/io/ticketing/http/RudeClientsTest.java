package io.ticketing.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(RudeClientsTest.SmallLimits.class)
class RudeClientsTest {

    private static final int PER_ADDRESS = 20;
    private static final String SEEN = "GET /seen HTTP/1.1\nHost: a\nConnection: close\n\n";
    private static final String WAITING = "GET /waiting HTTP/1.1\nHost: a\n\n";

    public static class SmallLimits implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ticketing.http.forwarding", "false",
                    "quarkus.http.proxy.proxy-address-forwarding", "false",
                    "ticketing.clients.per-address", "" + PER_ADDRESS,
                    "ticketing.clients.bytes", "512K",
                    "ticketing.clients.request-timeout", "2s");
        }
    }

    @TestHTTPResource
    URI server;

    @Inject
    Waiting waiting;

    @AfterEach
    void answer() {
        waiting.answer();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /body HTTP/1.1\nHost: a\nContent-Length: 60\n\nhalf",
                "POST /body HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n4\nhalf\n",
                "GET /seen HTTP/1.1\nHost: a\nX-Ha",
                "GET /se"
            })
    void givesUpWhatDoesNotArrive(String half) {
        var begun = Instant.now();
        try (var caller = Caller.to(server).says(half)) {
            assertProblem(caller.hears(), 408);
            assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        }
    }

    @Test
    void givesUpWhoTricklesOverAConnectionThatWasOfUse() {
        try (var caller = Caller.to(server).says("GET /seen HTTP/1.1\nHost: a\n\n")) {
            await().until(caller::isAnswered);
            caller.says("POST /body HTTP/1.1\nHost: a\nContent-Length: 60\n\nx");

            String answers = caller.hears();

            assertThat(answers).startsWith("HTTP/1.1 200");
            assertProblem(answers.substring(answers.lastIndexOf("HTTP/1.1 ")), 408);
        }
    }

    @Test
    void letsAConnectionRestThatWasOfUse() {
        try (var caller = Caller.to(server).says("GET /seen HTTP/1.1\nHost: a\n\n")) {
            await().pollDelay(Duration.ofSeconds(3)).until(caller::isAnswered);

            assertThat(caller.says(SEEN).hears()).containsIgnoringCase("\nconnection: close");
        }
    }

    @Test
    void whoKeepsUsWaitingMakesRoomForWhoDoesNot() {
        List<Caller> rude = callers(PER_ADDRESS, "GET /waiting HTTP/1.1\nHost: a\nContent-Length: 60\n\nhalf");
        await().until(() -> waiting.count() == PER_ADDRESS);
        List<Caller> ruder = callers(2 * PER_ADDRESS, "GET /seen HTTP/1.1\nHost: a\nX-Ha");
        for (int n = 0; n < PER_ADDRESS; n++) {
            try (var calm = Caller.to(server).says(SEEN)) {
                assertThat(calm.hears()).startsWith("HTTP/1.1 200");
            }
        }

        // Only one of which something was read can be told why.
        assertThat(rude.stream().map(Caller::hears)).anySatisfy(answer -> assertProblem(answer, 503));
        rude.forEach(Caller::close);
        ruder.forEach(Caller::close);
    }

    @Test
    void refusesMoreConnectionsThanAnAddressMayHaveWhenAllAreOfUse() {
        List<Caller> served = callers(PER_ADDRESS, WAITING);
        await().until(() -> waiting.count() == PER_ADDRESS);

        try (var more = Caller.to(server).says(SEEN)) {
            String answer = more.hears();
            assertProblem(answer, 503);
            assertThat(answer).containsIgnoringCase("Retry-After: 1");
        }
        waiting.answer();
        for (Caller caller : served) {
            await().until(caller::isAnswered);
            caller.close();
        }
    }

    @Test
    void whoSendsHalfOfMuchMakesRoomForWhoSendsAllOfIt() {
        String head = "POST /body HTTP/1.1\nHost: a\nConnection: close\nContent-Length: 60000\n\n";
        List<Caller> rude = callers(PER_ADDRESS - 2, head + "x".repeat(55_000));
        for (int n = 0; n < PER_ADDRESS; n++) {
            try (var calm = Caller.to(server).says(head + "y".repeat(60_000))) {
                assertThat(calm.hears()).startsWith("HTTP/1.1 200").endsWith("yyy");
            }
        }

        String refused = rude.getFirst().hears();
        assertProblem(refused, 503);
        assertThat(refused).containsIgnoringCase("Retry-After: 1");
        rude.forEach(Caller::close);
    }

    @Test
    void forgetsWhoHasLeft() {
        for (int round = 0; round < 5; round++) {
            callers(PER_ADDRESS, "POST /body HTTP/1.1\nHost: a\nContent-Length: 60\n\nhalf")
                    .forEach(Caller::close);
        }
        var served = new ArrayList<Caller>();
        while (served.size() < PER_ADDRESS - 1) {
            served.add(await().until(() -> served(served.size() + 1), Objects::nonNull));
        }
        served.forEach(Caller::close);
    }

    /// The server may see a moment later that a client has left, and refuse the next one till then.
    private Caller served(int count) {
        Caller caller = Caller.to(server).says(WAITING);
        await().until(() -> waiting.count() == count || caller.isAnswered());
        if (waiting.count() == count) {
            return caller;
        }
        caller.close();
        return null;
    }

    private List<Caller> callers(int count, String message) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Caller.to(server).says(message))
                .toList();
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        JsonObject problem = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getJsonArray("errors")).hasSize(1);
    }
}
