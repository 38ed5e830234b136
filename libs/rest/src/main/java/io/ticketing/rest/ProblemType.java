package io.ticketing.rest;

import java.util.Locale;

/// Every refusal that means more than its status: one name and one status for all services.
/// `docs/api.md` explains them to callers.
public enum ProblemType {
    INVALID_REQUEST(400, "Invalid request"),
    INVALID_SIGNATURE(400, "Invalid signature"),
    INVALID_CREDENTIALS(401, "Invalid credentials"),
    SESSION_ENDED(401, "Session ended"),
    PAYMENT_DECLINED(402, "Payment declined"),
    NOT_YOURS(403, "Not yours"),
    UNKNOWN_TICKET(404, "Unknown ticket"),
    UNKNOWN_ORDER(404, "Unknown order"),
    UNKNOWN_PAYMENT(404, "Unknown payment"),
    UNKNOWN_REFUND(404, "Unknown refund"),
    UNKNOWN_RECEIPT(404, "Unknown receipt"),
    EMAIL_IN_USE(409, "E-mail in use"),
    TICKET_HELD(409, "Held by a buyer"),
    TICKET_SOLD(409, "Already sold"),
    QUANTITY_BELOW_SOLD(409, "Quantity below sold"),
    TICKET_WITHDRAWN(409, "Ticket withdrawn"),
    SOLD_OUT(409, "Sold out"),
    PRICE_CHANGED(409, "Price changed"),
    NOT_CHARGEABLE(409, "Not chargeable"),
    ORDER_CANCELLED(409, "Order cancelled"),
    ORDER_EXPIRED(409, "Order expired"),
    ALREADY_PAID(409, "Already paid"),
    PAYMENT_IN_PROGRESS(409, "Payment in progress"),
    NOT_REFUNDABLE(409, "Not refundable"),
    PAYMENT_DISPUTED(409, "Payment disputed"),
    RETURNS_OVER(409, "Returns over"),
    STALE(412, "Changed since"),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused"),
    OVERLOADED(503, "Overloaded"),
    PAYMENTS_UNAVAILABLE(503, "Payments unavailable"),
    PAYMENT_OUTCOME_UNKNOWN(503, "Outcome not yet known");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// Its stable name: `/problems/sold-out`.
    public String uri() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
