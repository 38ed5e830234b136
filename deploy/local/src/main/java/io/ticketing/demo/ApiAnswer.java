package io.ticketing.demo;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/// An answer from the API.
record ApiAnswer(HttpResponse<String> response) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> BUSY = Set.of(429, 503);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    int status() {
        return response.statusCode();
    }

    boolean isBusy() {
        return BUSY.contains(status());
    }

    Duration retryAfter() {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(Long::parseLong)
                .map(Duration::ofSeconds)
                .orElse(A_MOMENT);
    }

    /// The address of the next page, if there is one.
    Optional<String> next() {
        return response.headers()
                .firstValue("Link")
                .flatMap(link -> NEXT.matcher(link).results().findFirst())
                .map(match -> match.group(1));
    }

    /// Empty if it is not JSON.
    JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /// The reasons in a refusal.
    String errors() {
        return json().path("errors")
                .valueStream()
                .map(error -> error.path("message").asText())
                .collect(Collectors.joining(", "));
    }
}
