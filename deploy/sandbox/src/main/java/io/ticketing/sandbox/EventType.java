package io.ticketing.sandbox;

import java.util.Optional;

/// What Stripe tells about.
///
/// Source: <https://docs.stripe.com/api/events/types>.
enum EventType {
    ACCOUNT_UPDATED("account.updated"),
    INTENT_CREATED("payment_intent.created"),
    INTENT_REQUIRES_ACTION("payment_intent.requires_action"),
    INTENT_AMOUNT_CAPTURABLE_UPDATED("payment_intent.amount_capturable_updated"),
    INTENT_SUCCEEDED("payment_intent.succeeded"),
    INTENT_PAYMENT_FAILED("payment_intent.payment_failed"),
    INTENT_CANCELED("payment_intent.canceled"),
    CHARGE_REFUNDED("charge.refunded"),
    DISPUTE_CREATED("charge.dispute.created"),
    DISPUTE_FUNDS_WITHDRAWN("charge.dispute.funds_withdrawn"),
    DISPUTE_CLOSED("charge.dispute.closed"),
    DISPUTE_FUNDS_REINSTATED("charge.dispute.funds_reinstated"),
    REFUND_CREATED("refund.created"),
    REFUND_UPDATED("refund.updated"),
    REFUND_FAILED("refund.failed"),
    TRANSFER_CREATED("transfer.created"),
    TRANSFER_REVERSED("transfer.reversed"),
    TRANSFER_UPDATED("transfer.updated");

    private static final String ERROR = "last_payment_error";

    private final String stripeName;

    EventType(String stripeName) {
        this.stripeName = stripeName;
    }

    /// What the change of an intent means; empty if Stripe does not tell about it.
    static Optional<EventType> between(PaymentIntent before, PaymentIntent after) {
        if (isRefusal(before, after)) {
            return Optional.of(INTENT_PAYMENT_FAILED);
        }
        if (before.status().equals(after.status())) {
            return Optional.empty();
        }
        return switch (after.status()) {
            case PaymentIntent.REQUIRES_ACTION -> Optional.of(INTENT_REQUIRES_ACTION);
            case PaymentIntent.REQUIRES_CAPTURE -> Optional.of(INTENT_AMOUNT_CAPTURABLE_UPDATED);
            case PaymentIntent.SUCCEEDED -> Optional.of(INTENT_SUCCEEDED);
            case PaymentIntent.CANCELED -> Optional.of(INTENT_CANCELED);
            default -> Optional.empty();
        };
    }

    /// A card that is refused again leaves the status as it was, but makes a new charge, or a new
    /// error if there was no charge.
    private static boolean isRefusal(PaymentIntent before, PaymentIntent after) {
        return after.status().equals(PaymentIntent.REQUIRES_PAYMENT_METHOD)
                && after.json().path(ERROR).isObject()
                && !(before.status().equals(after.status())
                        && isSame("latest_charge", before, after)
                        && isSame(ERROR, before, after));
    }

    private static boolean isSame(String field, PaymentIntent before, PaymentIntent after) {
        return before.json().path(field).equals(after.json().path(field));
    }

    /// As in an event: `payment_intent.created`.
    String stripeName() {
        return stripeName;
    }
}
