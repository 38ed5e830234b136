package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;

/// What holders of cards and their banks do with disputes.
final class DisputeChanges {

    private DisputeChanges() {}

    /// Opens one at the wish of a person.
    static void open(Connection connection, String intentId) throws SQLException {
        open(connection, PaymentIntents.lock(connection, intentId), DisputeKind.FRAUDULENT);
    }

    /// @param intent that is locked
    static void open(Connection connection, PaymentIntent intent, DisputeKind kind) throws SQLException {
        if (!intent.isCaptured() || Disputes.ofIntent(connection, intent.id()).isPresent()) {
            throw StripeError.unreadable("There is no money of this payment to dispute, or it is disputed already.");
        }
        var charge = Charges.of(connection, intent);
        if (charge.left() == 0) {
            throw StripeError.alreadyRefunded(intent.latestCharge().orElseThrow());
        }
        var dispute = Dispute.of(charge, kind);
        if (!dispute.isInquiry()) {
            book(connection, dispute, BalanceTransaction.ofWithdrawal(dispute));
        }
        Disputes.insert(connection, dispute);
        Events.record(connection, EventType.DISPUTE_CREATED, dispute.json());
        if (!dispute.isInquiry()) {
            Events.record(connection, EventType.DISPUTE_FUNDS_WITHDRAWN, dispute.json());
        }
    }

    /// The merchant gives in.
    static Reply close(Connection connection, String id) throws SQLException {
        return Reply.of(200, decide(connection, id, false).json());
    }

    /// The bank decides.
    static Dispute decide(Connection connection, String id, boolean isWon) throws SQLException {
        var dispute = Disputes.lock(connection, id);
        if (!dispute.isOpen()) {
            throw StripeError.unreadable("This dispute is already closed.");
        }
        var isReinstated = isWon && !dispute.isInquiry();
        if (isReinstated) {
            book(connection, dispute, BalanceTransaction.ofReinstatement(dispute));
        }
        if (isWon) {
            dispute.win();
        } else {
            dispute.lose();
        }
        Disputes.update(connection, dispute);
        Events.record(connection, EventType.DISPUTE_CLOSED, dispute.json());
        if (isReinstated) {
            Events.record(connection, EventType.DISPUTE_FUNDS_REINSTATED, dispute.json());
        }
        return dispute;
    }

    private static void book(Connection connection, Dispute dispute, BalanceTransaction transaction)
            throws SQLException {
        BalanceTransactions.insert(connection, transaction);
        dispute.bookAs(transaction);
    }
}
