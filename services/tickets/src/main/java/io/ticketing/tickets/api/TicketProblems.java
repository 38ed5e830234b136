package io.ticketing.tickets.api;

import io.ticketing.money.Money;
import io.ticketing.money.Unchargeable;
import io.ticketing.rest.Problem;
import io.ticketing.rest.ProblemType;
import io.ticketing.tickets.domain.Edit;
import io.ticketing.tickets.domain.Stock;

/// Says why a ticket can't be shown or edited.
final class TicketProblems {

    private static final String CURRENCY = "currency";
    private static final String PRICE = "price";
    private static final String RETURNS = "returnsUntil";

    private TicketProblems() {}

    static Problem of(Edit.Refused refusal) {
        return switch (refusal) {
            case Edit.UnknownTicket() -> unknown();
            case Edit.NotYours() -> Problem.of(ProblemType.NOT_YOURS, "Only its seller can edit a ticket");
            case Edit.Stale(long version) ->
                Problem.of(ProblemType.STALE, "The ticket is now at version %d: fetch it again".formatted(version));
            case Edit.Withdrawn() -> Problem.of(ProblemType.TICKET_WITHDRAWN, "The ticket has been withdrawn");
            case Edit.OtherCurrency(var listed) ->
                invalid(
                        CURRENCY,
                        "currency must stay %s: to sell in another, withdraw the ticket and list a new one"
                                .formatted(listed));
            case Edit.NotChargeable(var why) -> unchargeable(why);
            case Edit.Held(int held) ->
                Problem.of(
                        ProblemType.TICKET_HELD,
                        "Buyers hold %d of this ticket: try again when they have paid or their time is up"
                                .formatted(held));
            case Edit.BelowSold(int sold) ->
                Problem.of(ProblemType.QUANTITY_BELOW_SOLD, "%d are already sold".formatted(sold))
                        .withError("quantity", "quantity must be at least %d".formatted(sold));
            case Edit.ReturnsOver() -> returnsOver();
            case Edit.ReturnsPromised(int sold, var promised) ->
                Problem.of(ProblemType.TICKET_SOLD, "%d are sold that can be returned".formatted(sold))
                        .withError(RETURNS, "returnsUntil must not be before " + promised.until());
            case Edit.Taken(var stock) -> taken(stock);
        };
    }

    private static Problem taken(Stock stock) {
        return stock.held() > 0
                ? Problem.of(
                        ProblemType.TICKET_HELD,
                        "Buyers hold %d of this ticket: try again later, or cancel the event and refund all with %s"
                                .formatted(stock.held(), TicketsApi.WITH_REFUNDS))
                : Problem.of(
                        ProblemType.TICKET_SOLD,
                        "%d are sold: lower the quantity to %1$d, or cancel the event and refund all with %s"
                                .formatted(stock.sold(), TicketsApi.WITH_REFUNDS));
    }

    static Problem returnsOver() {
        return invalid(RETURNS, "returnsUntil must be in the future");
    }

    static Problem unchargeable(Unchargeable why) {
        return switch (why) {
            case Unchargeable.OtherCurrency(var currency) ->
                invalid(
                        CURRENCY,
                        "currency must be one that can be charged, which %s is not: %s lists them"
                                .formatted(currency, CurrenciesApi.PATH));
            case Unchargeable.TooSmall(var minimum) -> invalid(PRICE, "price must be at least " + written(minimum));
            case Unchargeable.TooLarge(var maximum) -> invalid(PRICE, "price must be at most " + written(maximum));
            case Unchargeable.TooFine(var currency, int decimals) ->
                invalid(PRICE, "price in %s must have at most %d decimals".formatted(currency, decimals));
        };
    }

    private static Problem invalid(String field, String message) {
        return Problem.of(ProblemType.INVALID_REQUEST, "The request is not valid")
                .withError(field, message);
    }

    private static String written(Money bound) {
        return bound.amount().toPlainString() + " " + bound.currency();
    }

    static Problem unknown() {
        return Problem.of(ProblemType.UNKNOWN_TICKET, "There is no such ticket");
    }
}
