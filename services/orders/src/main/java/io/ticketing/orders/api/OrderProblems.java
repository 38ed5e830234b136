package io.ticketing.orders.api;

import java.time.Duration;

import org.jboss.resteasy.reactive.RestResponse.Status;

import io.ticketing.money.Money;
import io.ticketing.rest.Problem;

/// Refusals as problem+json.
final class OrderProblems {

    private OrderProblems() {}

    static Problem soldOut() {
        return Problem.of(
                Status.CONFLICT,
                "sold-out",
                "Sold out",
                "Fewer tickets are free than you asked for");
    }

    static Problem priceChanged(Money current) {
        return Problem.of(
                        Status.CONFLICT,
                        "price-changed",
                        "Price changed",
                        "The ticket now costs %s %s"
                                .formatted(current.amount(), current.currency()))
                .withError("price", current.amount().toPlainString());
    }

    static Problem withdrawn() {
        return Problem.of(
                Status.CONFLICT,
                "ticket-withdrawn",
                "Ticket withdrawn",
                "The seller has taken this ticket off sale");
    }

    static Problem unknownTicket() {
        return Problem.of(
                Status.NOT_FOUND, "unknown-ticket", "Unknown ticket", "There is no such ticket");
    }

    static Problem overLimit(int limit) {
        return Problem.of(
                        Status.BAD_REQUEST,
                        "invalid-request",
                        "Invalid request",
                        "The request is not valid")
                .withError("quantity", "quantity must not be over " + limit);
    }

    static Problem keyReused() {
        return Problem.of(
                422,
                "idempotency-key-reused",
                "Idempotency key reused",
                "This Idempotency-Key was used for another request");
    }

    static Problem overloaded(Duration retryAfter) {
        return Problem.of(
                        Status.SERVICE_UNAVAILABLE,
                        "overloaded",
                        "Overloaded",
                        "Too many orders are being placed at the moment, try again")
                .withHeader("Retry-After", Math.max(1, retryAfter.toSeconds()));
    }

    static Problem unknownOrder() {
        return Problem.of(
                Status.NOT_FOUND, "unknown-order", "Unknown order", "There is no such order");
    }

    static Problem notYours() {
        return Problem.of(
                Status.FORBIDDEN, "not-yours", "Not yours", "This order is somebody else's");
    }

    static Problem alreadyPaid() {
        return Problem.of(
                Status.CONFLICT,
                "already-paid",
                "Already paid",
                "An order that is paid can't be cancelled");
    }
}
