package io.ticketing.orders.api;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.orders.Marketplace;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static io.restassured.RestAssured.given;
import static io.ticketing.orders.Marketplace.as;
import static io.ticketing.orders.Marketplace.authorized;
import static io.ticketing.orders.Marketplace.captured;
import static io.ticketing.orders.Marketplace.listed;
import static io.ticketing.orders.Marketplace.post;
import static org.hamcrest.Matchers.equalTo;

/// The packaged service takes an order from a listing to its sale.
@QuarkusIntegrationTest
@WithTestResource(TestInfrastructure.class)
class OrderResourceIT {

    private final UUID buyer = UUID.randomUUID();

    @Test
    void sellsATicketThatWasJustListed() {
        given().get("/q/health/ready").then().statusCode(200);
        var ticket = Marketplace.newTicketId();
        var payment = UUID.randomUUID();

        TestEvents.publish(listed(ticket, 1));
        var answer = post(buyer, Map.of("ticketId", ticket, "price", 20.5));
        answer.then().statusCode(201);
        var order = UUID.fromString(answer.path("id"));
        TestEvents.await(OrderPlaced.class, order);
        post(UUID.randomUUID(), Map.of("ticketId", ticket)).then().statusCode(409);

        TestEvents.publish(authorized(payment, order, ticket));
        TestEvents.await(OrderAwaitingPayment.class, order);
        TestEvents.publish(captured(payment, order, ticket));
        TestEvents.await(OrderCompleted.class, order);

        as(buyer).get("/api/orders/" + order).then().body("status", equalTo("complete"));
    }
}
