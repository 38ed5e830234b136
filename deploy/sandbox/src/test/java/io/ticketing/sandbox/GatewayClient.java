package io.ticketing.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Calls the gateway as a merchant does.
record GatewayClient(HttpClient http, int port) {

    static final String KEY = "sk_test_sandbox";

    record Answer(int status, ObjectNode body, HttpHeaders headers) {

        boolean replayed() {
            return header("Idempotent-Replayed").isPresent();
        }

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        String text(String path) {
            return body.at(path).asText();
        }
    }

    Answer create(String token) {
        return create(token, Map.of());
    }

    Answer create(String token, Map<String, String> more) {
        var form = new TreeMap<>(more);
        form.putIfAbsent("amount", "2050");
        form.putIfAbsent("currency", "usd");
        form.put("capture_method", "manual");
        form.put("confirm", "true");
        form.put("payment_method_data[type]", "card");
        form.put("payment_method_data[card][token]", token);
        form.put("metadata[order_id]", "order-of-" + token);
        return post("/v1/payment_intents", form, more.get("key"));
    }

    Answer post(String path, Map<String, String> form, String idempotencyKey) {
        var request = request(path)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request);
    }

    Answer get(String path) {
        return send(request(path).header("Authorization", "Bearer " + KEY));
    }

    /// @param form the parameters as they go over the wire, but with plain brackets
    Answer send(String method, String path, String form) {
        return send(request(path)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(form)));
    }

    /// Sends a form of a page for people.
    void submit(String form, String fields) throws IOException, InterruptedException {
        var request = request("/sandbox/" + form).POST(BodyPublishers.ofString(fields));
        http.send(request.build(), BodyHandlers.discarding());
    }

    /// Opens a page for people.
    void visit(String url) throws IOException, InterruptedException {
        http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), Json.parse(response.body()), response.headers());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .filter(field -> !field.getKey().equals("key"))
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
