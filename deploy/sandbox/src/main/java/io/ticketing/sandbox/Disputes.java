package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The stored disputes, at most one of each charge. They change while their intent is locked.
final class Disputes {

    static final Listing LISTING = new Listing("/v1/disputes", "dispute", "sandbox_disputes", "dispute", List.of());

    private Disputes() {}

    static void insert(Connection connection, Dispute dispute) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into sandbox_disputes (dispute, id, intent_id) values (?::jsonb, ?, ?)")) {
            statement.setString(1, dispute.json().toString());
            statement.setString(2, dispute.id());
            statement.setString(3, dispute.intentId());
            statement.executeUpdate();
        }
    }

    static void update(Connection connection, Dispute dispute) throws SQLException {
        try (var statement =
                connection.prepareStatement("update sandbox_disputes set dispute = ?::jsonb where id = ?")) {
            statement.setString(1, dispute.json().toString());
            statement.setString(2, dispute.id());
            statement.executeUpdate();
        }
    }

    static Dispute get(Connection connection, String id) throws SQLException {
        return find(connection, "id", id).orElseThrow(() -> StripeError.unknown(404, "dispute", "id", id));
    }

    /// The dispute with its intent locked: other changes of both wait.
    static Dispute lock(Connection connection, String id) throws SQLException {
        PaymentIntents.lock(connection, get(connection, id).intentId());
        return get(connection, id);
    }

    static Optional<Dispute> ofIntent(Connection connection, String intentId) throws SQLException {
        return find(connection, "intent_id", intentId);
    }

    private static Optional<Dispute> find(Connection connection, String column, String value) throws SQLException {
        try (var statement =
                connection.prepareStatement("select dispute from sandbox_disputes where %s = ?".formatted(column))) {
            statement.setString(1, value);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(new Dispute(Json.parse(rows.getString(1)))) : Optional.empty();
            }
        }
    }
}
