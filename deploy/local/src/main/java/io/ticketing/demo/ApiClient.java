package io.ticketing.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Calls a running system like any client, and waits when it asks for that.
public final class ApiClient implements AutoCloseable {

    /// How to wait before trying again.
    public interface Pause {

        void of(Duration time) throws InterruptedException;
    }

    static final int ATTEMPTS = 10;
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();
    private final URI address;
    private final Pause pause;

    /// @param address the storefront's address, `http://localhost:8080`
    public ApiClient(URI address, Pause pause) {
        this.address = address;
        this.pause = pause;
    }

    ApiAnswer get(String path, Map<String, String> headers) {
        return send(request(path, headers).GET());
    }

    ApiAnswer post(String path, Map<String, String> headers, Map<String, ?> body) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(body))));
    }

    /// The message for an unusable answer.
    DemoFailure unexpected(ApiAnswer answer) {
        return new DemoFailure("%s answered %d to %s. %s"
                .formatted(address, answer.status(), answer.response().uri().getPath(), answer.errors())
                .strip());
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(TO_ANSWER).header("Accept", "application/json");
        headers.forEach(request::header);
        return request;
    }

    private ApiAnswer send(HttpRequest.Builder request) {
        try {
            ApiAnswer answer = once(request.build());
            for (int tried = 1; isWorthTrying(answer) && tried < ATTEMPTS; tried++) {
                pause.of(answer.retryAfter());
                answer = once(request.build());
            }
            return answer;
        } catch (IOException unreachable) {
            throw new DemoFailure(
                    "Nothing answers at %s. Is the system running there?".formatted(address), unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted.", stopping);
        }
    }

    private ApiAnswer once(HttpRequest request) throws IOException, InterruptedException {
        return new ApiAnswer(client.send(request, BodyHandlers.ofString()));
    }

    private static boolean isWorthTrying(ApiAnswer answer) {
        return answer.isBusy() && answer.retryAfter().compareTo(LONGEST_PAUSE) <= 0;
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
