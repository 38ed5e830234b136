package io.ticketing.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The JDK's client with its defaults. It asks for HTTP/2 with its first request, like generated
/// clients that are built on it.
@Journey
class JdkClientIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void buysATicket() throws Exception {
        // The very first call has a body, and uses the upgrade.
        JsonNode ticket =
                post("/api/tickets", signUp(), "{\"title\": \"%s\", \"price\": 12.50, \"quantity\": 2}", "Gallery");
        String token = signUp();
        JsonNode order = post(
                "/api/orders",
                token,
                "{\"ticketId\": \"%s\", \"quantity\": 2}",
                ticket.get("id").asText());
        JsonNode payment = post(
                "/api/payments",
                token,
                "{\"orderId\": \"%s\", \"token\": \"tok_visa\"}",
                order.get("id").asText());

        assertThat(payment.get("amount").decimalValue()).isEqualByComparingTo("25");
        String path = "/api/orders/" + order.get("id").asText();
        await().until(() -> get(path, token).get("status").asText().equals("complete"));
    }

    private String signUp() throws Exception {
        String email = "jdk-" + UUID.randomUUID() + "@example.com";
        String body = "{\"email\": \"%s\", \"password\": \"a long one\"}";
        return post("/api/users/signup", null, body, email).get("accessToken").asText();
    }

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

    private JsonNode post(String path, String token, String body, Object value) throws Exception {
        return send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.formatted(value))),
                201);
    }

    private JsonNode get(String path, String token) throws Exception {
        return send(request(path, token), 200);
    }

    private static HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create(RunningSystem.current().origin() + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
