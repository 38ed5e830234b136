package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The stored balance transactions, which never change. Their sum is the balance.
final class BalanceTransactions {

    private static final Listing LISTING = new Listing(
            "/v1/balance_transactions",
            "balance_transaction",
            "sandbox_balance_transactions",
            "transaction",
            List.of());

    /// Source: <https://docs.stripe.com/reports/balance-transaction-types>.
    private static final Set<String> TYPES = Set.of("""
            adjustment advance advance_funding anticipation_repayment application_fee application_fee_refund charge
            climate_order_purchase climate_order_refund connect_collection_transfer contribution
            issuing_authorization_hold issuing_authorization_release issuing_dispute issuing_transaction
            obligation_outbound obligation_reversal_inbound payment payment_failure_refund
            payment_network_reserve_hold payment_network_reserve_release payment_refund payment_reversal
            payment_unreconciled payout payout_cancel payout_failure payout_minimum_balance_hold
            payout_minimum_balance_release refund refund_failure reserve_transaction reserved_funds
            stripe_balance_payment_debit stripe_balance_payment_debit_reversal stripe_fee stripe_fx_fee tax_fee topup
            topup_reversal transfer transfer_cancel transfer_failure transfer_refund
            """.split("\\s+"));

    private BalanceTransactions() {}

    static void insert(Connection connection, BalanceTransaction transaction) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into sandbox_balance_transactions (id, transaction) values (?, ?::jsonb)")) {
            statement.setString(1, transaction.id());
            statement.setString(2, transaction.json().toString());
            statement.executeUpdate();
        }
    }

    static ObjectNode get(Connection connection, String id) throws SQLException {
        try (var statement =
                connection.prepareStatement("select transaction from sandbox_balance_transactions where id = ?")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw StripeError.unknown(404, LISTING.kind(), "id", id);
                }
                return Json.parse(rows.getString(1));
            }
        }
    }

    /// The id of what the capture of a charge has brought; empty before the capture.
    static Optional<String> ofCapture(Connection connection, String chargeId) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select id from sandbox_balance_transactions
                where transaction ->> 'source' = ? and transaction ->> 'type' = 'charge'
                """)) {
            statement.setString(1, chargeId);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    static Listing wantedBy(Form form) {
        var type = form.find("type");
        if (type.isPresent() && !TYPES.contains(type.get())) {
            throw StripeError.invalid("type", "Invalid type: " + type.get());
        }
        var filters = new ArrayList<>(Created.filters("transaction", form));
        for (var field : List.of("currency", "source", "type")) {
            form.find(field)
                    .map(value -> new Filter("transaction ->> '%s' = ?".formatted(field), value))
                    .ifPresent(filters::add);
        }
        return LISTING.where(filters);
    }

    /// Others that want to spend of the balance wait.
    static void lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select pg_advisory_xact_lock('sandbox_balance_transactions'::regclass::oid::bigint)")) {
            statement.execute();
        }
    }

    static long available(Connection connection, String currency) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select coalesce(sum((transaction ->> 'net')::bigint), 0)
                from sandbox_balance_transactions where transaction ->> 'currency' = ?
                """)) {
            statement.setString(1, currency);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// The balance as Stripe shows it.
    ///
    /// Source: <https://docs.stripe.com/api/balance/balance_object>.
    static ObjectNode balance(Connection connection) throws SQLException {
        var balance = Json.object().put("object", "balance").put("livemode", false);
        var available = balance.putArray("available");
        var pending = balance.putArray("pending");
        try (var statement = connection.prepareStatement("""
                        select transaction ->> 'currency', sum((transaction ->> 'net')::bigint)
                        from sandbox_balance_transactions group by 1 order by 1
                        """);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                available.add(funds(rows.getString(1), rows.getLong(2)));
                pending.add(funds(rows.getString(1), 0));
            }
        }
        return balance;
    }

    private static ObjectNode funds(String currency, long amount) {
        var funds = Json.object().put("amount", amount).put("currency", currency);
        funds.putObject("source_types").put("card", amount);
        return funds;
    }
}
