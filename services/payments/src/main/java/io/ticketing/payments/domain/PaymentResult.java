package io.ticketing.payments.domain;

import java.util.UUID;

/// What became of a request to pay for an order.
public sealed interface PaymentResult {

    /// The amount is kept ready for the order.
    record Authorized(Payment payment) implements PaymentResult {}

    /// The card was refused; the order stays payable.
    record Declined(Payment payment) implements PaymentResult {}

    /// The order is another buyer's.
    record NotYours() implements PaymentResult {}

    /// The order was cancelled, perhaps while it was being paid; nothing is charged.
    record OrderCancelled() implements PaymentResult {}

    /// The order's deadline has passed.
    record OrderExpired() implements PaymentResult {}

    /// The order is paid already.
    record AlreadyPaid() implements PaymentResult {}

    /// Another payment for the order, or another request with the same key, is under way.
    record InProgress(UUID paymentId) implements PaymentResult {}

    /// The gateway did not say; the payment is finished without anyone's help.
    record OutcomeUnknown(UUID paymentId) implements PaymentResult {}

    /// No such order was placed, as far as is known here.
    record UnknownOrder() implements PaymentResult {}

    /// The idempotency key was used before, for something else.
    record KeyReused() implements PaymentResult {}

    /// Too many requests are waiting to take another.
    record Overloaded() implements PaymentResult {}

    /// What has become of the request that began this payment.
    static PaymentResult of(Payment payment) {
        return switch (payment.status()) {
            case AUTHORIZING -> new OutcomeUnknown(payment.id());
            case AUTHORIZED, CAPTURING, CAPTURED -> new Authorized(payment);
            case VOIDING, VOIDED -> new OrderCancelled();
            case FAILED ->
                    switch (payment.failureStage()) {
                        case AUTHORIZATION ->
                                payment.isGivenUp() ? new OrderCancelled() : new Declined(payment);
                        case CAPTURE -> new Authorized(payment);
                    };
        };
    }
}
