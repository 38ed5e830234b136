package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Finds objects of any kind that others refer to.
final class StripeObjects {

    private StripeObjects() {}

    static ObjectNode get(Connection connection, String id) throws SQLException {
        var prefix = id.substring(0, id.indexOf('_') + 1);
        return switch (prefix) {
            case "pi_" -> PaymentIntents.get(connection, id).json();
            case "pm_" -> TestCard.ofPaymentMethod(id).orElseThrow().json();
            case Charge.PREFIX -> Charges.get(connection, id);
            case Refund.PREFIX -> Refunds.get(connection, id).json();
            case Dispute.PREFIX -> Disputes.get(connection, id).json();
            case Account.PREFIX -> Accounts.get(connection, id).json();
            case Transfer.PREFIX -> Transfers.get(connection, id).json();
            case TransferReversal.PREFIX -> Transfers.getReversal(connection, id);
            case BalanceTransaction.PREFIX -> BalanceTransactions.get(connection, id);
            default -> throw new IllegalArgumentException("There are no objects " + prefix);
        };
    }
}
