package io.ticketing.journeys;

import java.math.BigDecimal;
import java.util.Map;

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
