package io.ticketing.journeys;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The JDK's client with its defaults. It asks for HTTP/2 with its first request, like generated
/// clients that are built on it.
@Journey
class JdkClientIT {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void callsEachServiceItself() throws Exception {
        for (int service = 1; service <= 4; service++) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(RunningSystem.current().service(service) + "/api/orders"))
                            .POST(BodyPublishers.ofString("{}"))
                            .header("Content-Type", "application/json")
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(Version.HTTP_2);
            assertThat(answer.statusCode()).isIn(401, 404);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }
}
