package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The stored payment intents.
final class PaymentIntents {

    private PaymentIntents() {}

    static void insert(Connection connection, PaymentIntent intent) throws SQLException {
        write(connection, "insert into sandbox_payment_intents (intent, id) values (?::jsonb, ?)", intent);
    }

    static void update(Connection connection, PaymentIntent intent) throws SQLException {
        write(connection, "update sandbox_payment_intents set intent = ?::jsonb where id = ?", intent);
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

    /// The place of an intent among all, in the order of their creation.
    static OptionalLong number(Connection connection, String id) throws SQLException {
        try (var statement = connection.prepareStatement("select number from sandbox_payment_intents where id = ?")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /// Those that are older, newest first.
    static List<PaymentIntent> before(Connection connection, long number, int most) throws SQLException {
        return some(
                connection,
                "select intent from sandbox_payment_intents where number < ? order by number desc limit ?",
                number,
                most);
    }

    /// Those that are newer, oldest first.
    static List<PaymentIntent> after(Connection connection, long number, int most) throws SQLException {
        return some(
                connection,
                "select intent from sandbox_payment_intents where number > ? order by number limit ?",
                number,
                most);
    }

    private static List<PaymentIntent> some(Connection connection, String sql, long number, int most)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, number);
            statement.setInt(2, most);
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
