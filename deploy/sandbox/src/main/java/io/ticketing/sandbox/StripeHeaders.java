package io.ticketing.sandbox;

import java.util.Optional;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;

/// The headers of every answer, also of a refusal.
///
/// Source: <https://docs.stripe.com/api/request_ids>, <https://docs.stripe.com/api/versioning>.
final class StripeHeaders {

    private static final String VERSION = "Stripe-Version";
    private static final String ACCOUNT = "Stripe-Account";
    private static final String KEY = "Idempotency-Key";
    static final String DEFAULT_VERSION = "2024-06-20";
    private static final Pattern VERSIONS = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?");

    private StripeHeaders() {}

    static Optional<String> version(HttpExchange exchange) {
        return sent(exchange, VERSION);
    }

    static Optional<String> idempotencyKey(HttpExchange exchange) {
        return sent(exchange, KEY);
    }

    /// The sandbox answers alike in every version, but there must be one of this form.
    static void checkVersion(Request request) {
        var version = request.version();
        if (version.isPresent() && !VERSIONS.matcher(version.get()).matches()) {
            throw StripeError.unreadable("Invalid Stripe API version: " + version.get());
        }
    }

    /// There is nothing to do on behalf of a connected account.
    static void checkAccount(HttpExchange exchange) {
        if (sent(exchange, ACCOUNT).isPresent()) {
            throw StripeError.unsupported(ACCOUNT, "the header " + ACCOUNT);
        }
    }

    static void write(HttpExchange exchange, String requestId, Reply reply) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Request-Id", requestId);
        headers.set(
                VERSION,
                version(exchange)
                        .filter(version -> VERSIONS.matcher(version).matches())
                        .orElse(DEFAULT_VERSION));
        idempotencyKey(exchange).ifPresent(key -> headers.set(KEY, key));
        if (reply.replayed()) {
            headers.set("Idempotent-Replayed", "true");
        }
    }

    private static Optional<String> sent(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }
}
