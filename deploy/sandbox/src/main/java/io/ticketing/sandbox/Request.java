package io.ticketing.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;

/// A request to the gateway.
///
/// @param id its name in the gateway's answer and events
record Request(
        String id,
        String method,
        String path,
        Form form,
        Optional<String> authorization,
        Optional<String> idempotencyKey,
        Optional<String> version,
        Optional<String> host) {

    private static final int MOST_BYTES = 64 * 1024;
    private static final ScopedValue<Request> CURRENT = ScopedValue.newInstance();

    static Request of(String id, HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw StripeError.unreadable("The request is too large.");
        }
        var uri = exchange.getRequestURI();
        var headers = exchange.getRequestHeaders();
        var query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        return new Request(
                id,
                exchange.getRequestMethod(),
                uri.getPath(),
                Form.parse(query + "&" + new String(body, StandardCharsets.UTF_8)),
                Optional.ofNullable(headers.getFirst("Authorization")),
                StripeHeaders.idempotencyKey(exchange),
                StripeHeaders.version(exchange),
                Optional.ofNullable(headers.getFirst("Host")));
    }

    /// Where the caller has found the sandbox.
    String origin() {
        return "http://" + host.orElse("localhost");
    }

    /// The request that is being answered; empty if the gateway does something of its own accord.
    static Optional<Request> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    <T, X extends Throwable> T answeredBy(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /// Whether it goes to the API, and not to what only the sandbox has.
    boolean isToApi() {
        return path.startsWith("/v1/");
    }

    boolean changesSomething() {
        return !method.equals("GET");
    }

    /// Two requests with equal fingerprints are the same request.
    String fingerprint() {
        return method + ' ' + path + ' ' + form.values();
    }

    /// The secret key, sent as a bearer token or as the user of Basic authentication.
    Optional<String> apiKey() {
        return authorization.flatMap(value -> {
            var parts = value.split(" ", 2);
            if (parts.length < 2) {
                return Optional.empty();
            }
            return switch (parts[0].toLowerCase(Locale.ROOT)) {
                case "bearer" -> Optional.of(parts[1].strip());
                case "basic" -> user(parts[1].strip());
                default -> Optional.empty();
            };
        });
    }

    private static Optional<String> user(String credentials) {
        try {
            var decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return Optional.of(decoded.split(":", 2)[0]);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
