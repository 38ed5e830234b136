package io.ticketing.http;

import java.net.URI;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class PartingTest {

    private static final String REFUSED = "GET /%zz HTTP/1.1\nHost: a\n\n";

    @TestHTTPResource
    URI server;

    @ParameterizedTest
    @ValueSource(strings = {REFUSED, "POST /body HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n3\nabc\nzz\n"})
    void closesAConnectionThatItsClientKeepsOpen(String refused) {
        try (var caller = Caller.to(server).says(refused)) {
            assertThat(caller.hears()).startsWith("HTTP/1.1 4");

            await().until(caller::isCutOff);
        }
    }

    @Test
    void sendsWhatAClientIsSlowToReadBeforeItParts() {
        try (var caller = Caller.to(server).says("GET /much HTTP/1.1\nHost: a\n\n" + REFUSED)) {
            await().until(caller::isAnswered);

            String answers = caller.hears();

            assertThat(answers.length()).isGreaterThan(Echo.MUCH);
            assertThat(answers.substring(answers.lastIndexOf("HTTP/1.1 "))).startsWith("HTTP/1.1 400");
        }
    }
}
