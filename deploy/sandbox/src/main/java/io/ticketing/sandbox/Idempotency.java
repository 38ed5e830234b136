package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Gives all requests with the same idempotency key one effect and one answer.
///
/// Source: <https://docs.stripe.com/api/idempotent_requests>. As at Stripe, a request that is
/// refused before it had any effect is not remembered. Unlike Stripe, keys are kept for ever.
final class Idempotency {

    private static final int LONGEST_KEY = 255;

    private Idempotency() {}

    /// Runs the work unless its key was seen before; the answer is stored in the work's
    /// transaction.
    static Reply once(Connection connection, Request request, Database.Work<Reply> work) throws SQLException {
        if (request.idempotencyKey().isEmpty()) {
            return work.on(connection);
        }
        var key = request.idempotencyKey().get();
        if (key.length() > LONGEST_KEY) {
            throw StripeError.unreadable("Idempotency keys are up to 255 characters long.");
        }
        if (!lock(connection, key)) {
            throw StripeError.keyInUse(key);
        }
        var earlier = find(connection, key, request.fingerprint());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var reply = work.on(connection);
        save(connection, key, request.fingerprint(), reply);
        return reply;
    }

    private static boolean lock(Connection connection, String key) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, key);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private static Optional<Reply> find(Connection connection, String key, String fingerprint) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select request, status, body from sandbox_idempotency_keys where key = ?")) {
            statement.setString(1, key);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                if (!rows.getString(1).equals(fingerprint)) {
                    throw StripeError.otherParameters(key);
                }
                return Optional.of(new Reply(rows.getInt(2), Json.parse(rows.getString(3)), true));
            }
        }
    }

    private static void save(Connection connection, String key, String fingerprint, Reply reply) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into sandbox_idempotency_keys (key, request, status, body) values (?, ?, ?, ?::jsonb)")) {
            statement.setString(1, key);
            statement.setString(2, fingerprint);
            statement.setInt(3, reply.status());
            statement.setString(4, reply.body().toString());
            statement.executeUpdate();
        }
    }
}
