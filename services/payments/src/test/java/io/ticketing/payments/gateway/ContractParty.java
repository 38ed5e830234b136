package io.ticketing.payments.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.MultivaluedMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ticketing.testing.TestInfrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;

/// An account at Stripe in test mode, or at the sandbox gateway, seen on the wire.
record ContractParty(URI address, String key) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// What the gateway answers.
    record Answer(int status, JsonNode body) {

        String id() {
            return body.get("id").asText();
        }
    }

    /// Stripe's, if the environment has a key for it; otherwise the sandbox's.
    static ContractParty open() {
        var key = System.getenv("STRIPE_SECRET_KEY");
        if (key == null) {
            var gateway = new TestInfrastructure().start().get("ticketing.payments.gateway.url");
            return new ContractParty(URI.create(gateway), "sk_test_contract");
        }
        if (!key.matches("[rs]k_test_.+")) {
            throw new IllegalStateException("STRIPE_SECRET_KEY must be a key of test mode: sk_test_…");
        }
        return new ContractParty(URI.create("https://api.stripe.com"), key);
    }

    ContractParty withKey(String other) {
        return new ContractParty(address, other);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String idempotencyKey, MultivaluedMap<String, String> form) {
        var body = form.entrySet().stream()
                .flatMap(
                        entry -> entry.getValue().stream().map(value -> encoded(entry.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(StripeApi.IDEMPOTENCY_KEY, idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Stripe-Version", StripeApi.VERSION);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
