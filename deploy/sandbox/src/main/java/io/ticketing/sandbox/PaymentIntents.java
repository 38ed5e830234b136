package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The stored payment intents. What Stripe tells about a change is stored with it, and so is what
/// follows from a capture.
final class PaymentIntents {

    static final Listing LISTING =
            new Listing("/v1/payment_intents", "payment_intent", "sandbox_payment_intents", "intent", List.of());

    private PaymentIntents() {}

    static void insert(Connection connection, PaymentIntent intent) throws SQLException {
        write(connection, "insert into sandbox_payment_intents (intent, id) values (?::jsonb, ?)", intent);
        Events.record(connection, EventType.INTENT_CREATED, intent.json());
    }

    static void update(Connection connection, PaymentIntent intent) throws SQLException {
        var before = get(connection, intent.id());
        var event = EventType.between(before, intent);
        write(connection, "update sandbox_payment_intents set intent = ?::jsonb where id = ?", intent);
        if (event.isPresent()) {
            Events.record(connection, event.get(), intent.json());
        }
        if (intent.isCaptured() && !before.isCaptured()) {
            afterCapture(connection, intent);
        }
    }

    private static void afterCapture(Connection connection, PaymentIntent intent) throws SQLException {
        BalanceTransactions.insert(connection, BalanceTransaction.of(intent));
        var dispute = intent.card().afterCapture();
        if (dispute.isPresent()) {
            DisputeChanges.open(connection, intent, dispute.get());
        }
    }

    private static void write(Connection connection, String sql, PaymentIntent intent) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, intent.json().toString());
            statement.setString(2, intent.id());
            statement.executeUpdate();
        }
    }

    static PaymentIntent get(Connection connection, String id) throws SQLException {
        return only(connection, "select intent from sandbox_payment_intents where id = ?", id);
    }

    /// The intent with its row locked: other changes of it wait.
    static PaymentIntent lock(Connection connection, String id) throws SQLException {
        return only(connection, "select intent from sandbox_payment_intents where id = ? for update", id);
    }

    private static PaymentIntent only(Connection connection, String sql, String id) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            return read(statement).stream().findFirst().orElseThrow(() -> StripeError.unknownIntent(id));
        }
    }

    /// All of them, or those of one order, oldest first.
    static List<PaymentIntent> list(Connection connection, Optional<String> orderId) throws SQLException {
        var sql = """
                select intent from sandbox_payment_intents
                where ?::text is null or intent -> 'metadata' ->> 'order_id' = ?
                order by number
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, orderId.orElse(null));
            statement.setString(2, orderId.orElse(null));
            return read(statement);
        }
    }

    private static List<PaymentIntent> read(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var intents = new ArrayList<PaymentIntent>();
            while (rows.next()) {
                intents.add(new PaymentIntent(Json.parse(rows.getString(1))));
            }
            return intents;
        }
    }
}
