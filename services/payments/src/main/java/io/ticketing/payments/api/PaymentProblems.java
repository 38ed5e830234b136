package io.ticketing.payments.api;

import java.time.Duration;
import java.util.UUID;

import jakarta.ws.rs.core.HttpHeaders;

import io.ticketing.payments.domain.Payment;
import io.ticketing.rest.Problem;

/// Says why an order can't be paid or a payment can't be shown.
final class PaymentProblems {

    private PaymentProblems() {}

    static Problem declined(Payment payment) {
        return Problem.of(402, "payment-declined", "Payment declined", payment.failureMessage());
    }

    static Problem orderNotYours() {
        return Problem.of(403, "not-yours", "Not yours", "Only its buyer can pay for an order");
    }

    static Problem paymentNotYours() {
        return Problem.of(403, "not-yours", "Not yours", "Only its buyer can see a payment");
    }

    static Problem unknownOrder() {
        return Problem.of(404, "There is no such order");
    }

    static Problem unknownPayment() {
        return Problem.of(404, "There is no such payment");
    }

    static Problem cancelled() {
        return conflict(
                "order-cancelled",
                "Order cancelled",
                "The order was cancelled: nothing is charged");
    }

    static Problem expired() {
        return conflict("order-expired", "Order expired", "The time to pay for the order is over");
    }

    static Problem alreadyPaid() {
        return conflict("already-paid", "Already paid", "The order is paid already");
    }

    static Problem inProgress(UUID paymentId, Duration retryAfter) {
        return conflict(
                        "payment-in-progress",
                        "Payment in progress",
                        "Payment %s for the order is under way".formatted(paymentId))
                .withHeader(HttpHeaders.LOCATION, PaymentResource.path(paymentId))
                .withHeader(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds());
    }

    static Problem outcomeUnknown(UUID paymentId, Duration retryAfter) {
        return Problem.of(
                        503,
                        "payment-outcome-unknown",
                        "Outcome not known yet",
                        ("The gateway has not answered in time. Payment %s goes on by itself: look at"
                                        + " it again before paying another way")
                                .formatted(paymentId))
                .withHeader(HttpHeaders.LOCATION, PaymentResource.path(paymentId))
                .withHeader(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds());
    }

    static Problem keyReused() {
        return Problem.of(
                422,
                "idempotency-key-reused",
                "Idempotency key reused",
                "The Idempotency-Key was used before with another body");
    }

    static Problem overloaded(Duration retryAfter) {
        return Problem.of(503, "overloaded", "Too busy", "Too many payments wait for their orders")
                .withHeader(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds());
    }

    private static Problem conflict(String type, String title, String detail) {
        return Problem.of(409, type, title, detail);
    }
}
