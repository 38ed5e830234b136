package io.ticketing.tickets.api;

import io.ticketing.money.InvalidAmountException;
import io.ticketing.rest.Problem;
import io.ticketing.tickets.domain.EditOutcome;

/// Says why a ticket can't be shown or edited.
final class TicketProblems {

    private TicketProblems() {}

    static Problem of(EditOutcome.Refused refusal) {
        return switch (refusal) {
            case EditOutcome.Unknown() -> unknown();
            case EditOutcome.NotYours() ->
                    Problem.of(403, "not-yours", "Not yours", "Only its seller can edit a ticket");
            case EditOutcome.Stale(long version) ->
                    Problem.of(
                            412,
                            "stale",
                            "Changed meanwhile",
                            "The ticket is at version %d by now: look at it again"
                                    .formatted(version));
            case EditOutcome.Withdrawn() ->
                    conflict("ticket-withdrawn", "Withdrawn", "The ticket has been withdrawn");
            case EditOutcome.Held(int held) ->
                    conflict(
                            "ticket-held",
                            "Held by a buyer",
                            "Buyers hold %d of this ticket: try again when they have paid or given up"
                                    .formatted(held));
            case EditOutcome.Sold(int sold) ->
                    conflict(
                            "ticket-sold",
                            "Sold already",
                            "%d are sold: lower the quantity to that instead".formatted(sold));
            case EditOutcome.BelowSold(int sold) ->
                    conflict(
                                    "quantity-below-sold",
                                    "Fewer than sold",
                                    "%d are sold already".formatted(sold))
                            .withError("quantity", "quantity must be at least %d".formatted(sold));
        };
    }

    static Problem unknown() {
        return Problem.of(404, "There is no such ticket");
    }

    static Problem of(InvalidAmountException refusal) {
        return Problem.of(400, "invalid-request", "Invalid request", "The request is not valid")
                .withError("price", refusal.getMessage());
    }

    private static Problem conflict(String type, String title, String detail) {
        return Problem.of(409, type, title, detail);
    }
}
