package io.ticketing.journeys;

import java.util.Map;
import java.util.UUID;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Account.nobody;
import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Problems.isProblem;
import static io.ticketing.journeys.Problems.isProblemOf;
import static org.assertj.core.api.Assertions.assertThat;

/// The rows of the API table under `/api/orders` and `/api/payments`.
@Journey
class OrdersApiIT {

    private final Ticket ticket = Seller.signUp().lists("Table", "10", 5);
    private final Buyer buyer = Buyer.signUp();

    @Test
    void anOrderIsCreatedAtItsLocation() {
        var answer = order(Map.of("ticketId", ticket.id()));

        assertThat(answer.statusCode()).isEqualTo(201);
        var order = answer.as(Order.class);
        assertThat(answer.header("Location")).endsWith("/api/orders/" + order.id());
        assertThat(order.quantity()).isEqualTo(1);
        assertThat(order.id().version()).isEqualTo(7);
        assertThat(order.ticket().title()).isEqualTo("Table");
        assertThat(order.ticket().price()).isEqualByComparingTo("10");
        assertThat(buyer.sees(order)).isEqualTo(order);
    }

    @Test
    void ordersAreListedNewestFirst() {
        var first = buyer.orders(ticket, 1);
        var second = buyer.orders(ticket, 2);

        assertThat(buyer.allOrders()).extracting(Order::id).containsExactly(second.id(), first.id());
    }

    @Test
    void anOrderThatCannotBeIsRefused() {
        isProblem(orderOf(UUID.randomUUID(), 1), 404);
        isProblemOf(order("{}"), 400, "ticketId");
        isProblemOf(orderOf(ticket.id(), 0), 400, "quantity");
        isProblemOf(orderOf(ticket.id(), 1_000_000), 400, "quantity");
        isProblem(orderOf(ticket.id(), ticket.quantity() + 1), 409);
    }

    @Test
    void anUnknownOrderIsNotFound() {
        isProblem(buyer.account().get("/api/orders/" + UUID.randomUUID()), 404);
        isProblem(buyer.account().get("/api/orders/not-an-id"), 404);
        isProblem(buyer.account().request().delete("/api/orders/" + UUID.randomUUID()), 404);
    }

    @Test
    void nobodyOrdersOrPays() {
        isProblem(nobody().get("/api/orders"), 401);
        isProblem(nobody().body("{}").post("/api/orders"), 401);
        isProblem(nobody().body("{}").post("/api/payments"), 401);
        isProblem(nobody().get("/api/payments/" + UUID.randomUUID()), 401);
    }

    @Test
    void aPaymentThatCannotBeIsRefused() {
        isProblem(pay(Map.of("orderId", UUID.randomUUID(), "token", VISA)), 404);
        isProblemOf(pay(Map.of("token", VISA)), 400, "orderId");
        isProblemOf(pay(Map.of("orderId", UUID.randomUUID())), 400, "token");
        isProblem(buyer.account().get("/api/payments/" + UUID.randomUUID()), 404);
    }

    @Test
    void aPaymentIsCreatedAndShown() {
        var order = buyer.orders(ticket, 2);
        var payment = buyer.pays(order, VISA);

        assertThat(payment.currency()).isEqualTo("USD");
        assertThat(payment.status()).isIn("authorized", "captured");
        assertThat(buyer.sees(payment).amount()).isEqualByComparingTo("20");
    }

    private Response orderOf(UUID ticketId, int quantity) {
        return order(Map.of("ticketId", ticketId, "quantity", quantity));
    }

    private Response order(Object body) {
        return buyer.account().request().body(body).post("/api/orders");
    }

    private Response pay(Object body) {
        return buyer.account().request().body(body).post("/api/payments");
    }
}
