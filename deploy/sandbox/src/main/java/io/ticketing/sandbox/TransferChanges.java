package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;

/// The effects of create, update and reverse on a transfer.
final class TransferChanges {

    private static final String AMOUNT = "amount";

    private TransferChanges() {}

    /// As at Stripe, a balance that is too low is remembered with the idempotency key like any result.
    static Reply create(Connection connection, Form form) throws SQLException {
        var request = TransferRequest.of(form);
        var destination = Accounts.find(connection, request.destination())
                .orElseThrow(() -> StripeError.unknown("destination", "destination", request.destination()));
        if (!destination.takesTransfers()) {
            throw StripeError.takesNoTransfers();
        }
        BalanceTransactions.lock(connection);
        if (BalanceTransactions.available(connection, request.currency()) < request.amount()) {
            return StripeError.balanceTooLow().reply();
        }
        var transfer = Transfer.of(request);
        var transaction = BalanceTransaction.of(transfer);
        transfer.bookAs(transaction);
        BalanceTransactions.insert(connection, transaction);
        Transfers.insert(connection, transfer);
        Events.record(connection, EventType.TRANSFER_CREATED, transfer.json());
        return Reply.of(200, transfer.json());
    }

    static Reply update(Connection connection, String id, Form form) throws SQLException {
        var transfer = Transfers.lock(connection, id);
        transfer.tag(Metadata.changed(transfer.metadata(), form));
        Transfers.update(connection, transfer);
        Events.record(connection, EventType.TRANSFER_UPDATED, transfer.json());
        return Reply.of(200, transfer.json());
    }

    static Reply reverse(Connection connection, String id, Form form) throws SQLException {
        var transfer = Transfers.lock(connection, id);
        var reversal = TransferReversal.of(transfer, amount(transfer, form), Metadata.of(form));
        var transaction = BalanceTransaction.of(reversal);
        reversal.bookAs(transaction);
        BalanceTransactions.insert(connection, transaction);
        Transfers.insert(connection, reversal);
        transfer.reverse(reversal);
        Transfers.update(connection, transfer);
        Events.record(connection, EventType.TRANSFER_REVERSED, transfer.json());
        return Reply.of(200, reversal.json());
    }

    private static long amount(Transfer transfer, Form form) {
        if (transfer.isReversed()) {
            throw StripeError.unreadable("Transfer %s is already fully reversed.".formatted(transfer.id()));
        }
        if (form.find(AMOUNT).isEmpty()) {
            return transfer.left();
        }
        var wanted = RoundAmounts.check(AMOUNT, form.number(AMOUNT), transfer.currency());
        if (wanted > transfer.left()) {
            throw StripeError.invalid(
                    AMOUNT,
                    "Reversal amount (%s) is greater than unreversed amount on transfer (%s)"
                            .formatted(
                                    AmountLimits.withSymbol(wanted, transfer.currency()),
                                    AmountLimits.withSymbol(transfer.left(), transfer.currency())));
        }
        return wanted;
    }
}
