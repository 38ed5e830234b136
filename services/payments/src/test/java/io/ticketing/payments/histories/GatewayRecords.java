package io.ticketing.payments.histories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Reads the sandbox gateway's records, and does what others than payments do there: banks, card
/// holders, and chance.
final class GatewayRecords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI gateway;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    GatewayRecords(URI gateway) {
        this.gateway = gateway;
    }

    /// A payment intent, with only what is of interest here.
    record Intent(String id, UUID paymentId, String status, String currency, long received, String bankPage) {}

    /// A refund, with only what is of interest here.
    record Refund(long amount, String status) {}

    /// The order's intents, oldest first.
    List<Intent> intents(UUID orderId) {
        var found = new ArrayList<Intent>();
        for (var intent : read("/sandbox/payment_intents?order_id=" + orderId).get("data")) {
            found.add(new Intent(
                    intent.get("id").asText(),
                    UUID.fromString(intent.at("/metadata/payment_id").asText()),
                    intent.get("status").asText(),
                    intent.get("currency").asText(),
                    intent.get("amount_received").asLong(),
                    intent.at("/next_action/redirect_to_url/url").asText()));
        }
        return found;
    }

    List<Refund> refunds(String intentId) {
        var found = new ArrayList<Refund>();
        for (var refund :
                read("/v1/refunds?limit=100&payment_intent=" + intentId).get("data")) {
            found.add(new Refund(
                    refund.get("amount").asLong(), refund.get("status").asText()));
        }
        return found;
    }

    /// The next such call for the order fails.
    ///
    /// @param answer `declined`, `token_already_used` or `internal`
    void failOnce(UUID orderId, String call, String answer) {
        post(gateway.resolve("/sandbox/failures"), "order_id", orderId.toString(), "call", call, "answer", answer);
    }

    /// The bank releases what it held.
    void expire(String intentId) {
        post(gateway.resolve("/sandbox/expire"), "intent", intentId);
    }

    /// @param answer `complete` or `fail`
    void answerBank(String page, String answer) {
        post(URI.create(page), "answer", answer);
    }

    private JsonNode read(String path) {
        var body = send(HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer sk_test_sandbox")
                .build());
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void post(URI address, String... form) {
        var body = new StringBuilder();
        for (int i = 0; i < form.length; i += 2) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(form[i])
                    .append('=')
                    .append(URLEncoder.encode(form[i + 1], UTF_8));
        }
        send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private String send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(
                        "%s answers %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
