package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The charges. All that is known of them stands in their intents, refunds, disputes and balance
/// transactions. An intent knows its latest charge only.
final class Charges {

    private Charges() {}

    static Charge of(Connection connection, PaymentIntent intent) throws SQLException {
        return new Charge(
                intent,
                Refunds.sumOf(connection, intent.id()),
                Disputes.ofIntent(connection, intent.id()).isPresent(),
                BalanceTransactions.ofCapture(connection, intent.latestCharge().orElseThrow()));
    }

    static ObjectNode get(Connection connection, String id) throws SQLException {
        return of(connection, intentOf(connection, id)).json();
    }

    static PaymentIntent intentOf(Connection connection, String id) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select intent from sandbox_payment_intents where intent ->> 'latest_charge' = ?")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw StripeError.unknown(404, "charge", "charge", id);
                }
                return new PaymentIntent(Json.parse(rows.getString(1)));
            }
        }
    }
}
