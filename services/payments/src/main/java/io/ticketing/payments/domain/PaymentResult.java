package io.ticketing.payments.domain;

import java.util.UUID;

/// The outcome of a request to pay for an order.
public sealed interface PaymentResult {

    /// The amount is authorised for the order.
    record Authorized(Payment payment) implements PaymentResult {}

    /// The card was refused; the order stays payable.
    record Declined(Payment payment) implements PaymentResult {}

    /// The order belongs to another buyer.
    record NotYours() implements PaymentResult {}

    /// The order was cancelled, perhaps while it was being paid; nothing is charged.
    record OrderCancelled() implements PaymentResult {}

    /// The order's deadline has passed.
    record OrderExpired() implements PaymentResult {}

    /// The order is already paid.
    record AlreadyPaid() implements PaymentResult {}

    /// Another payment for the order, or another request with the same key, is in progress.
    record InProgress(UUID paymentId) implements PaymentResult {}

    /// The gateway did not answer in time; the payment is finished automatically.
    record OutcomeUnknown(UUID paymentId) implements PaymentResult {}

    /// No such order is known here.
    record UnknownOrder() implements PaymentResult {}

    /// The idempotency key was used for another request.
    record KeyReused() implements PaymentResult {}

    /// Too many requests are already waiting.
    record Overloaded() implements PaymentResult {}

    /// What has become of the request that began this payment.
    static PaymentResult of(Payment payment) {
        return switch (payment.status()) {
            case AUTHORIZING -> new OutcomeUnknown(payment.id());
            case AUTHORIZED, CAPTURING, CAPTURED -> new Authorized(payment);
            case VOIDING, VOIDED -> new OrderCancelled();
            case FAILED ->
                switch (payment.failureStage()) {
                    case AUTHORIZATION -> payment.isGivenUp() ? new OrderCancelled() : new Declined(payment);
                    case CAPTURE -> new Authorized(payment);
                };
        };
    }
}
