package io.ticketing.payments.api;

import java.time.Duration;
import java.util.UUID;

import jakarta.ws.rs.core.HttpHeaders;

import io.ticketing.payments.domain.Payment;
import io.ticketing.rest.Problem;
import io.ticketing.rest.ProblemType;

/// Says why an order can't be paid or a payment can't be shown.
final class PaymentProblems {

    private PaymentProblems() {}

    static Problem declined(Payment payment) {
        return Problem.of(ProblemType.PAYMENT_DECLINED, payment.failureMessage().orElseThrow());
    }

    static Problem orderNotYours() {
        return Problem.of(ProblemType.NOT_YOURS, "Only its buyer can pay for an order");
    }

    static Problem paymentNotYours() {
        return Problem.of(ProblemType.NOT_YOURS, "Only its buyer can see a payment");
    }

    static Problem unknownOrder() {
        return Problem.of(ProblemType.UNKNOWN_ORDER, "There is no such order");
    }

    static Problem unknownPayment() {
        return Problem.of(ProblemType.UNKNOWN_PAYMENT, "There is no such payment");
    }

    static Problem unknownReturnUrl() {
        return Problem.of(ProblemType.INVALID_REQUEST, "The request is not valid")
                .withError("returnUrl", "returnUrl must be a page of this shop, or of one that the operator allows");
    }

    static Problem cancelled() {
        return Problem.of(ProblemType.ORDER_CANCELLED, "The order was cancelled; nothing is charged");
    }

    static Problem expired() {
        return Problem.of(ProblemType.ORDER_EXPIRED, "The time to pay for the order is over");
    }

    static Problem alreadyPaid() {
        return Problem.of(ProblemType.ALREADY_PAID, "The order is already paid");
    }

    static Problem inProgress(UUID paymentId, Duration retryAfter) {
        return Problem.of(
                        ProblemType.PAYMENT_IN_PROGRESS,
                        "Payment %s for the order is still being processed".formatted(paymentId))
                .withHeader(HttpHeaders.LOCATION, PaymentsApi.path(paymentId))
                .withRetryAfter(retryAfter);
    }

    static Problem outcomeUnknown(UUID paymentId, Duration retryAfter) {
        return Problem.of(
                        ProblemType.PAYMENT_OUTCOME_UNKNOWN,
                        ("The gateway has not answered in time. Payment %s is still being processed;"
                                        + " check it before paying another way")
                                .formatted(paymentId))
                .withHeader(HttpHeaders.LOCATION, PaymentsApi.path(paymentId))
                .withRetryAfter(retryAfter);
    }

    static Problem unavailable(Duration retryAfter) {
        return Problem.of(
                        ProblemType.PAYMENTS_UNAVAILABLE,
                        "The payment gateway is down or too slow at the moment. Nothing was begun: try again later")
                .withRetryAfter(retryAfter);
    }

    static Problem unknownSeller(Duration retryAfter) {
        return Problem.of(
                        ProblemType.PAYMENTS_UNAVAILABLE,
                        "Who sells the ticket is not known here yet. Nothing was begun: try again later")
                .withRetryAfter(retryAfter);
    }

    static Problem noAnswer(Duration retryAfter) {
        return Problem.of(
                        ProblemType.PAYMENTS_UNAVAILABLE,
                        "The payment gateway does not answer at the moment. Nothing is lost: try again")
                .withRetryAfter(retryAfter);
    }

    static Problem unknownRefund() {
        return Problem.of(ProblemType.UNKNOWN_REFUND, "There is no such refund");
    }

    static Problem refundNotYours() {
        return Problem.of(ProblemType.NOT_YOURS, "Only its seller or buyer can refund a payment");
    }

    static Problem notRefundable() {
        return Problem.of(
                ProblemType.NOT_REFUNDABLE,
                "The payment is not captured, or fewer tickets are left than you want to refund");
    }

    static Problem disputed() {
        return Problem.of(
                ProblemType.PAYMENT_DISPUTED,
                "The buyer has complained to the bank, which has taken the money back: there is nothing to refund");
    }

    static Problem returnsOver() {
        return Problem.of(
                ProblemType.RETURNS_OVER, "The seller does not take these tickets back, or no longer: ask the seller");
    }

    static Problem salesNotYours() {
        return Problem.of(ProblemType.NOT_YOURS, "Only its seller can see the sales of a ticket");
    }

    static Problem unknownTicket() {
        return Problem.of(ProblemType.UNKNOWN_TICKET, "There is no such ticket");
    }

    static Problem keyReused() {
        return Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another request");
    }

    static Problem overloaded(Duration retryAfter) {
        return Problem.of(ProblemType.OVERLOADED, "Too many payments are waiting for their orders: try again later")
                .withRetryAfter(retryAfter);
    }
}
