package io.ticketing.orders.api;

import java.time.Duration;

import io.ticketing.money.Money;
import io.ticketing.money.Unchargeable;
import io.ticketing.rest.Problem;
import io.ticketing.rest.ProblemType;

/// Refusals as problem+json.
final class OrderProblems {

    private OrderProblems() {}

    static Problem soldOut() {
        return Problem.of(ProblemType.SOLD_OUT, "Fewer tickets are left than you asked for");
    }

    static Problem priceChanged(Money current) {
        var price = written(current);
        return Problem.of(ProblemType.PRICE_CHANGED, "The ticket now costs " + price)
                .withError("price", "price is now " + price);
    }

    static Problem notChargeable(Unchargeable why) {
        return switch (why) {
            case Unchargeable.OtherCurrency(var currency) ->
                notChargeable("Nothing can be paid in %s any more".formatted(currency));
            case Unchargeable.TooSmall(var minimum) -> totalMustBe("at least " + written(minimum));
            case Unchargeable.TooLarge(var maximum) -> totalMustBe("at most " + written(maximum));
            case Unchargeable.TooFine(var currency, int decimals) ->
                notChargeable("The total in %s must have at most %d decimals".formatted(currency, decimals));
        };
    }

    /// Another quantity may do.
    private static Problem totalMustBe(String bound) {
        return notChargeable("The total must be " + bound)
                .withError("quantity", "quantity times price must be " + bound);
    }

    private static Problem notChargeable(String detail) {
        return Problem.of(ProblemType.NOT_CHARGEABLE, detail);
    }

    static Problem withdrawn() {
        return Problem.of(ProblemType.TICKET_WITHDRAWN, "The seller has taken this ticket off sale");
    }

    static Problem unknownTicket() {
        return Problem.of(ProblemType.UNKNOWN_TICKET, "There is no such ticket");
    }

    private static String written(Money amount) {
        return amount.amount().toPlainString() + " " + amount.currency();
    }

    static Problem overLimit(int limit) {
        return Problem.of(ProblemType.INVALID_REQUEST, "The request is not valid")
                .withError("quantity", "quantity must be at most " + limit);
    }

    static Problem keyReused() {
        return Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another request");
    }

    static Problem overloaded(Duration retryAfter) {
        return Problem.of(ProblemType.OVERLOADED, "Too many orders are being placed at the moment: try again later")
                .withRetryAfter(retryAfter);
    }

    static Problem unknownOrder() {
        return Problem.of(ProblemType.UNKNOWN_ORDER, "There is no such order");
    }

    static Problem notYours() {
        return Problem.of(ProblemType.NOT_YOURS, "This order belongs to another buyer");
    }

    static Problem alreadyPaid() {
        return Problem.of(ProblemType.ALREADY_PAID, "A paid order can't be cancelled");
    }
}
