package io.ticketing.orders.events;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.StockLevels;
import io.ticketing.orders.Marketplace;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static io.ticketing.orders.Marketplace.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OrderEventsTest {

    @Inject
    Marketplace marketplace;

    private final UUID buyer = UUID.randomUUID();

    @Test
    void tellAllThatHappensToATicketInOrder() {
        var ticket = marketplace.list(5);
        var sold = marketplace.order(buyer, ticket, 2);
        var payment = marketplace.awaitPayment(sold, ticket);
        TestEvents.publish(Marketplace.captured(payment, sold, ticket));
        marketplace.awaitStatus(sold, "COMPLETE");
        var returned = marketplace.order(buyer, ticket, 3);
        as(buyer).delete("/api/orders/" + returned).then().statusCode(204);

        await().until(() -> typesOf(ticket).size() == 5);
        assertThat(typesOf(ticket))
                .containsExactly(
                        "io.ticketing.contracts.orders.OrderPlaced",
                        "io.ticketing.contracts.orders.OrderAwaitingPayment",
                        "io.ticketing.contracts.orders.OrderCompleted",
                        "io.ticketing.contracts.orders.OrderPlaced",
                        "io.ticketing.contracts.orders.OrderCancelled");
        assertThat(stockOf(sold, returned))
                .containsExactly(
                        new StockLevels(2L, 2, 0),
                        new StockLevels(2L, 2, 0),
                        new StockLevels(3L, 0, 2),
                        new StockLevels(4L, 3, 2),
                        new StockLevels(5L, 0, 2));
    }

    @Test
    void carryWhatTheOrderPromised() {
        var ticket = marketplace.list(5);
        var order = marketplace.order(buyer, ticket, 2);

        var placed = TestEvents.await(OrderPlaced.class, order);

        var promised = placed.getOrder();
        assertThat(placed.getVersion()).isEqualTo(1);
        assertThat(promised.getTicketId()).isEqualTo(ticket);
        assertThat(placed.getTicketVersion()).isEqualTo(1);
        assertThat(placed.getTicketTitle()).isEqualTo("Front row");
        assertThat(promised.getBuyerId()).isEqualTo(buyer);
        assertThat(promised.getQuantity()).isEqualTo(2);
        assertThat(promised.getUnitPrice()).isEqualTo(2050);
        assertThat(promised.getTotal()).isEqualTo(4100);
        assertThat(promised.getCurrency()).isEqualTo("USD");
        as(buyer)
                .get("/api/orders/" + order)
                .then()
                .body("expiresAt", equalTo(promised.getExpiresAt().toString()));
    }

    @Test
    void nameThePaymentOrTheReason() {
        var ticket = marketplace.list(5);
        var order = marketplace.order(ticket);
        var payment = marketplace.awaitPayment(order, ticket);
        TestEvents.publish(Marketplace.captured(payment, order, ticket));
        var other = marketplace.order(buyer, ticket, 1);
        as(buyer).delete("/api/orders/" + other).then().statusCode(204);

        var awaiting = TestEvents.await(OrderAwaitingPayment.class, order);
        var completed = TestEvents.await(OrderCompleted.class, order);
        var cancelled = TestEvents.await(OrderCancelled.class, other);
        assertThat(awaiting.getPaymentId()).isEqualTo(payment);
        assertThat(awaiting.getVersion()).isEqualTo(2);
        assertThat(completed.getPaymentId()).isEqualTo(payment);
        assertThat(completed.getVersion()).isEqualTo(3);
        assertThat(cancelled.getReason()).isEqualTo(CancelReason.BUYER);
        assertThat(cancelled.getVersion()).isEqualTo(2);
    }

    private static List<String> typesOf(UUID ticket) {
        return messagesOf(ticket).map(it -> TestEvents.header(it, "ce_type")).toList();
    }

    private static Stream<ConsumerRecord<String, byte[]>> messagesOf(UUID ticket) {
        return TestEvents.messages("orders").stream()
                .filter(message -> message.key().equals(ticket.toString()));
    }

    private static List<StockLevels> stockOf(UUID sold, UUID returned) {
        return List.of(
                TestEvents.await(OrderPlaced.class, sold).getStock(),
                TestEvents.await(OrderAwaitingPayment.class, sold).getStock(),
                TestEvents.await(OrderCompleted.class, sold).getStock(),
                TestEvents.await(OrderPlaced.class, returned).getStock(),
                TestEvents.await(OrderCancelled.class, returned).getStock());
    }
}
