package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The stored refunds. They change while their intent is locked, so that never more is refunded
/// than was captured.
final class Refunds {

    static final Listing LISTING = new Listing("/v1/refunds", "refund", "sandbox_refunds", "refund", List.of());

    private static final int MOST_IN_A_CHARGE = 10;

    private Refunds() {}

    static void insert(Connection connection, Refund refund, RefundOutcome outcome) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into sandbox_refunds (id, intent_id, refund, outcome, due_at)
                values (?, ?, ?::jsonb, ?, case when ? then now() + interval '2 seconds' end)
                """)) {
            statement.setString(1, refund.id());
            statement.setString(2, refund.intentId());
            statement.setString(3, refund.json().toString());
            statement.setString(4, outcome.name());
            statement.setBoolean(5, outcome != RefundOutcome.SUCCEEDS);
            statement.executeUpdate();
        }
    }

    static void update(Connection connection, Refund refund) throws SQLException {
        try (var statement = connection.prepareStatement("update sandbox_refunds set refund = ?::jsonb where id = ?")) {
            statement.setString(1, refund.json().toString());
            statement.setString(2, refund.id());
            statement.executeUpdate();
        }
    }

    static Refund get(Connection connection, String id) throws SQLException {
        try (var statement = connection.prepareStatement("select refund from sandbox_refunds where id = ?")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw StripeError.unknown(404, "refund", "id", id);
                }
                return new Refund(Json.parse(rows.getString(1)));
            }
        }
    }

    /// The refund with its intent locked: other changes of both wait.
    static Refund lock(Connection connection, String id) throws SQLException {
        PaymentIntents.lock(connection, get(connection, id).intentId());
        return get(connection, id);
    }

    /// Those that are to succeed or fail by now.
    static List<String> due(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select id from sandbox_refunds where due_at <= now()");
                var rows = statement.executeQuery()) {
            var ids = new ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    /// What becomes of the refund now. It is asked once only; empty if nothing does any more.
    static Optional<RefundOutcome> takeOutcome(Connection connection, String id) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update sandbox_refunds set due_at = null where id = ? and due_at <= now() returning outcome")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(RefundOutcome.valueOf(rows.getString(1))) : Optional.empty();
            }
        }
    }

    /// How much of an intent's money is refunded.
    static long sumOf(Connection connection, String intentId) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select coalesce(sum((refund ->> 'amount')::bigint), 0)
                from sandbox_refunds where intent_id = ? and refund ->> 'status' <> ?
                """)) {
            statement.setString(1, intentId);
            statement.setString(2, Refund.FAILED);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// As an expanded charge shows them.
    static ObjectNode listOf(Connection connection, ObjectNode charge) throws SQLException {
        var found = LISTING.where(List.of(
                        PaymentFilters.ofIntent(charge.path("payment_intent").asText())))
                .before(connection, Long.MAX_VALUE, MOST_IN_A_CHARGE + 1);
        var list = Json.object()
                .put("object", "list")
                .put("has_more", found.size() > MOST_IN_A_CHARGE)
                .put("url", "/v1/charges/%s/refunds".formatted(charge.path("id").asText()));
        list.putArray("data").addAll(found.subList(0, Math.min(MOST_IN_A_CHARGE, found.size())));
        return list;
    }
}
