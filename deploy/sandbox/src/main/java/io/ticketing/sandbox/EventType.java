package io.ticketing.sandbox;

import java.util.Optional;

/// What Stripe tells about an intent.
///
/// Source: <https://docs.stripe.com/api/events/types>.
enum EventType {
    CREATED("created"),
    REQUIRES_ACTION("requires_action"),
    AMOUNT_CAPTURABLE_UPDATED("amount_capturable_updated"),
    SUCCEEDED("succeeded"),
    PAYMENT_FAILED("payment_failed"),
    CANCELED("canceled");

    private static final String ERROR = "last_payment_error";

    private final String stripeName;

    EventType(String ending) {
        this.stripeName = "payment_intent." + ending;
    }

    /// What the change of an intent means; empty if Stripe does not tell about it.
    static Optional<EventType> between(PaymentIntent before, PaymentIntent after) {
        if (isRefusal(before, after)) {
            return Optional.of(PAYMENT_FAILED);
        }
        if (before.status().equals(after.status())) {
            return Optional.empty();
        }
        return switch (after.status()) {
            case PaymentIntent.REQUIRES_ACTION -> Optional.of(REQUIRES_ACTION);
            case PaymentIntent.REQUIRES_CAPTURE -> Optional.of(AMOUNT_CAPTURABLE_UPDATED);
            case PaymentIntent.SUCCEEDED -> Optional.of(SUCCEEDED);
            case PaymentIntent.CANCELED -> Optional.of(CANCELED);
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
