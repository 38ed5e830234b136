package io.ticketing.payments.domain;

import java.time.Duration;
import java.util.UUID;

/// The outcome of a request to pay for an order.
public sealed interface Authorization {

    /// The amount is authorised for the order.
    record Authorized(Payment payment) implements Authorization {}

    /// The bank asks the buyer before it decides.
    record ActionRequired(Payment payment) implements Authorization {}

    /// The card was refused; the order stays payable.
    record Declined(Payment payment) implements Authorization {}

    /// The order belongs to another buyer.
    record NotYours() implements Authorization {}

    /// The order was cancelled, perhaps while it was being paid; nothing is charged.
    record OrderCancelled() implements Authorization {}

    /// The order's deadline has passed.
    record OrderExpired() implements Authorization {}

    /// The order is already paid.
    record AlreadyPaid() implements Authorization {}

    /// Another payment for the order, or another request with the same key, is in progress.
    record InProgress(UUID paymentId) implements Authorization {}

    /// The gateway did not answer in time; the payment is finished automatically.
    record OutcomeUnknown(UUID paymentId) implements Authorization {}

    /// The gateway is down or too slow; nothing was begun.
    record Unavailable(Duration retryAfter) implements Authorization {}

    /// No such order is known here.
    record UnknownOrder() implements Authorization {}

    /// Who sells the ticket is not known yet; nothing was begun.
    record UnknownSeller() implements Authorization {}

    /// The idempotency key was used for another request.
    record KeyReused() implements Authorization {}

    /// Too many requests are already waiting.
    record Overloaded() implements Authorization {}

    /// What has become of the request that began this payment.
    static Authorization of(Payment payment) {
        return switch (payment.status()) {
            case AUTHORIZING -> new OutcomeUnknown(payment.id());
            case ACTION_REQUIRED -> new ActionRequired(payment);
            case AUTHORIZED, CAPTURING, CAPTURED, REFUNDED -> new Authorized(payment);
            case VOIDING, VOIDED, FAILED, RETURNING, RETURNED ->
                payment.failureStage().map(stage -> failed(payment, stage)).orElseGet(OrderCancelled::new);
        };
    }

    private static Authorization failed(Payment payment, FailureStage stage) {
        return switch (stage) {
            case AUTHORIZATION -> payment.isGivenUp() ? new OrderCancelled() : new Declined(payment);
            case CAPTURE -> new Authorized(payment);
        };
    }
}
