package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The effects of create and update on a refund, and of what its bank does later.
final class RefundChanges {

    private static final String AMOUNT = "amount";
    private static final List<String> REASONS = List.of("duplicate", "fraudulent", "requested_by_customer");

    private RefundChanges() {}

    /// The captured intent that a request wants refunded, locked.
    static PaymentIntent lockIntent(Connection connection, Form form) throws SQLException {
        var charge = form.find("charge");
        var intent = form.find("payment_intent");
        if (charge.isPresent() && intent.isPresent()) {
            throw StripeError.unreadable("Pass either charge or payment_intent, not both.");
        }
        var id = charge.isPresent()
                ? Charges.intentOf(connection, charge.get()).id()
                : intent.orElseThrow(() -> StripeError.unreadable(
                        "One of the following params should be provided for this request: payment_intent or charge."));
        var locked = PaymentIntents.lock(connection, id);
        if (!locked.isCaptured()) {
            throw StripeError.nothingToRefund(id);
        }
        return locked;
    }

    /// @param intent that is locked
    static Reply create(Connection connection, PaymentIntent intent, Form form, RefundOutcome outcome)
            throws SQLException {
        var reason = form.find("reason", REASONS).orElse(null);
        var refund = Refund.of(intent, amount(connection, intent, form), reason, Metadata.of(form));
        if (outcome == RefundOutcome.SUCCEEDS_LATER) {
            refund.await();
        }
        var transaction = BalanceTransaction.of(refund);
        refund.bookAs(transaction);
        BalanceTransactions.insert(connection, transaction);
        Refunds.insert(connection, refund, outcome);
        Events.record(connection, EventType.REFUND_CREATED, refund.json());
        Events.record(
                connection,
                EventType.CHARGE_REFUNDED,
                Charges.of(connection, intent).json());
        return Reply.of(200, refund.json());
    }

    private static long amount(Connection connection, PaymentIntent intent, Form form) throws SQLException {
        var wanted =
                form.find(AMOUNT).isPresent() ? RoundAmounts.check(AMOUNT, form.number(AMOUNT), intent.currency()) : 0;
        if (!Disputes.ofIntent(connection, intent.id())
                .map(Dispute::leavesMoney)
                .orElse(true)) {
            throw StripeError.disputed(intent.latestCharge().orElseThrow());
        }
        var charge = Charges.of(connection, intent);
        if (charge.left() == 0) {
            throw StripeError.alreadyRefunded(intent.latestCharge().orElseThrow());
        }
        if (wanted > charge.left()) {
            throw StripeError.invalid(
                    AMOUNT,
                    "Refund amount (%s) is greater than unrefunded amount on charge (%s)"
                            .formatted(
                                    AmountLimits.withSymbol(wanted, intent.currency()),
                                    AmountLimits.withSymbol(charge.left(), intent.currency())));
        }
        return wanted == 0 ? charge.left() : wanted;
    }

    static Reply update(Connection connection, String id, Form form) throws SQLException {
        var refund = Refunds.lock(connection, id);
        refund.tag(Metadata.changed(refund.metadata(), form));
        Refunds.update(connection, refund);
        Events.record(connection, EventType.REFUND_UPDATED, refund.json());
        return Reply.of(200, refund.json());
    }

    /// The bank has got the money by now, or has not.
    static void settle(Connection connection, String id) throws SQLException {
        var refund = Refunds.lock(connection, id);
        var outcome = Refunds.takeOutcome(connection, id);
        if (outcome.isEmpty()) {
            return;
        }
        switch (outcome.get()) {
            case SUCCEEDS, SUCCEEDS_LATER -> refund.succeed();
            case FAILS_LATER -> {
                var transaction = BalanceTransaction.ofFailed(refund);
                refund.fail(transaction);
                BalanceTransactions.insert(connection, transaction);
                Events.record(connection, EventType.REFUND_FAILED, refund.json());
            }
        }
        Refunds.update(connection, refund);
        Events.record(connection, EventType.REFUND_UPDATED, refund.json());
    }
}
