package io.ticketing.journeys;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/// A user who sells tickets.
record Seller(Account account) {

    static Seller signUp() {
        return new Seller(Account.signUp("seller"));
    }

    Ticket lists(String title, String price, int quantity) {
        return lists(title, price, quantity, "USD");
    }

    Ticket lists(String title, String price, int quantity, String currency) {
        var answer = triesToList(title, price, quantity, currency);
        answer.then().statusCode(201);
        return Ledger.note(answer.as(Ticket.class));
    }

    Response triesToList(String title, String price, int quantity, String currency) {
        return account.request()
                .body(Map.of(
                        "title", title,
                        "price", new BigDecimal(price),
                        "quantity", quantity,
                        "currency", currency))
                .post("/api/tickets");
    }

    /// Lists tickets that buyers may return for an hour.
    Ticket listsReturnable(String title, String price, int quantity) {
        var answer = account.request()
                .body(Map.of(
                        "title",
                        title,
                        "price",
                        new BigDecimal(price),
                        "quantity",
                        quantity,
                        "returnsUntil",
                        Instant.now().plus(Duration.ofHours(1)).toString()))
                .post("/api/tickets");
        answer.then().statusCode(201);
        return Ledger.note(answer.as(Ticket.class));
    }

    /// Withdraws a ticket, and pays all its buyers back.
    Response cancels(Ticket ticket) {
        return account.request().delete("/api/tickets/" + ticket.id() + "?refund=true");
    }

    Response refunds(Payment payment, int quantity) {
        return account.request()
                .body(Map.of("quantity", quantity))
                .post("/api/payments/%s/refunds".formatted(payment.id()));
    }

    JsonPath sumsUp(Ticket ticket) {
        var answer = account.get("/api/payments/sales/summary?ticketId=" + ticket.id());
        answer.then().statusCode(200);
        return answer.jsonPath();
    }

    Response revises(Ticket ticket, String price) {
        return account.request()
                .body(Map.of(
                        "title", ticket.title(),
                        "price", new BigDecimal(price),
                        "quantity", ticket.quantity()))
                .put("/api/tickets/" + ticket.id());
    }

    Response withdraws(Ticket ticket) {
        return account.request().delete("/api/tickets/" + ticket.id());
    }
}
