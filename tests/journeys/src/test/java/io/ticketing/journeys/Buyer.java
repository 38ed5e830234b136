package io.ticketing.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.restassured.response.Response;

import static org.awaitility.Awaitility.await;

/// A user who buys tickets.
record Buyer(Account account) {

    static Buyer signUp() {
        return Ledger.note(new Buyer(Account.signUp("buyer")));
    }

    Order orders(Ticket ticket, int quantity) {
        var answer = triesToOrder(ticket, quantity);
        answer.then().statusCode(201);
        return answer.as(Order.class);
    }

    Response triesToOrder(Ticket ticket, int quantity) {
        return triesToOrder(ticket, quantity, anyKey());
    }

    Response triesToOrder(Ticket ticket, int quantity, String idempotencyKey) {
        return account.request(idempotencyKey)
                .body(Map.of("ticketId", ticket.id(), "quantity", quantity, "price", ticket.price()))
                .post("/api/orders");
    }

    Payment pays(Order order, String token) {
        var answer = triesToPay(order, token);
        answer.then().statusCode(201);
        return answer.as(Payment.class);
    }

    Response triesToPay(Order order, String token) {
        return triesToPay(order, token, anyKey());
    }

    Response triesToPay(Order order, String token, String idempotencyKey) {
        return account.request(idempotencyKey)
                .body(Map.of("orderId", order.id(), "token", token))
                .post("/api/payments");
    }

    Response cancels(Order order) {
        return account.request().delete("/api/orders/" + order.id());
    }

    Response returns(Payment payment, int quantity, String idempotencyKey) {
        return account.request()
                .header("Idempotency-Key", idempotencyKey)
                .body(Map.of("quantity", quantity))
                .post("/api/payments/%s/refunds".formatted(payment.id()));
    }

    Order sees(Order order) {
        var answer = account.get("/api/orders/" + order.id());
        answer.then().statusCode(200);
        return answer.as(Order.class);
    }

    Payment sees(Payment payment) {
        var answer = account.get("/api/payments/" + payment.id());
        answer.then().statusCode(200);
        return answer.as(Payment.class);
    }

    /// The order once it has reached this status.
    Order awaits(String status, Order order) {
        return await("order " + order.id() + " is " + status)
                .ignoreExceptions()
                .until(() -> sees(order), it -> it.status().equals(status));
    }

    /// The order once it has ended, and no payment that is under way can revive it.
    Order awaitsTheEndOf(Order order) {
        return await("order " + order.id() + " is over")
                .ignoreExceptions()
                .until(() -> isPaying(order) ? order : sees(order), Order::isOver);
    }

    private boolean isPaying(Order order) {
        var answer = account.get("/api/payments?orderId=" + order.id());
        answer.then().statusCode(200);
        return Stream.of(answer.as(Payment[].class)).anyMatch(Payment::isUnderWay);
    }

    List<Order> allOrders() {
        var orders = new ArrayList<Order>();
        var page = "/api/orders";
        while (page != null) {
            var answer = account.get(page);
            answer.then().statusCode(200);
            orders.addAll(List.of(answer.as(Order[].class)));
            page = Links.next(answer).orElse(null);
        }
        return orders;
    }

    static String anyKey() {
        return UUID.randomUUID().toString();
    }
}
