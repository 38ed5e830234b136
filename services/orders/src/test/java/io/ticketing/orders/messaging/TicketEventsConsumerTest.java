package io.ticketing.orders.messaging;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.orders.Marketplace;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static io.ticketing.orders.Marketplace.as;
import static io.ticketing.orders.Marketplace.captured;
import static io.ticketing.orders.Marketplace.corrected;
import static io.ticketing.orders.Marketplace.listed;
import static io.ticketing.orders.Marketplace.revised;
import static io.ticketing.orders.Marketplace.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class TicketEventsConsumerTest {

    @Inject
    Marketplace marketplace;

    private final UUID buyer = UUID.randomUUID();

    @Test
    void takesOverWhatTheSellerOffers() {
        var ticket = marketplace.list(5);

        TestEvents.publish(revised(ticket, 2, 3000, 7));
        awaitVersion(ticket, 2);

        assertThat(marketplace.books(ticket).free()).isEqualTo(7);
        Marketplace.post(buyer, Map.of("ticketId", ticket, "price", 30))
                .then()
                .statusCode(201)
                .body("ticket.title", equalTo("Second row"))
                .body("ticket.price", equalTo(30));
    }

    @Test
    void appliesNewerVersionsOnlyAndOnce() {
        var ticket = marketplace.list(5);
        var revision = UUID.randomUUID();

        TestEvents.publish(revision, revised(ticket, 3, 3000, 7));
        TestEvents.publish(revision, revised(ticket, 3, 3000, 7));
        TestEvents.publish(revised(ticket, 2, 9900, 99));
        TestEvents.publish(listed(ticket, 1));
        TestEvents.publish(revised(ticket, 4, 3100, 8));
        awaitVersion(ticket, 4);

        assertThat(marketplace.books(ticket))
                .returns(8, Marketplace.Books::free)
                .returns(3L, Marketplace.Books::version);
    }

    @Test
    void keepsItsPromisesWhenTheQuantityIsLowered() {
        var ticket = marketplace.list(5);
        var order = marketplace.order(buyer, ticket, 4);

        TestEvents.publish(revised(ticket, 2, 2050, 2));
        awaitVersion(ticket, 2);

        assertThat(marketplace.books(ticket))
                .returns(4, Marketplace.Books::held)
                .returns(4, Marketplace.Books::quantity)
                .returns(0, Marketplace.Books::free);
        Marketplace.post(UUID.randomUUID(), Map.of("ticketId", ticket)).then().statusCode(409);
        as(buyer).delete("/api/orders/" + order).then().statusCode(204);
        assertThat(marketplace.books(ticket).free()).isEqualTo(2);
    }

    @Test
    void offersNoMoreThanTheSellerWhenItHearsOfItsOwnHolds() {
        var ticket = marketplace.list(5);
        var order = marketplace.order(buyer, ticket, 4);
        TestEvents.publish(revised(ticket, 2, 2050, 1));

        TestEvents.publish(corrected(ticket, 3, 4, 1));
        awaitVersion(ticket, 3);

        assertThat(marketplace.books(ticket))
                .returns(4, Marketplace.Books::held)
                .returns(4, Marketplace.Books::quantity)
                .returns(0, Marketplace.Books::free);
        as(buyer).delete("/api/orders/" + order).then().statusCode(204);
        assertThat(marketplace.books(ticket))
                .returns(1, Marketplace.Books::quantity)
                .returns(1, Marketplace.Books::free);
    }

    @Test
    void endsTheReservationsOfAWithdrawnTicketInBatches() {
        var ticket = marketplace.list(150);
        var orders = Stream.generate(() -> marketplace.order(ticket)).limit(120).toList();

        TestEvents.publish(withdrawn(ticket, 2));

        await().until(() -> marketplace.books(ticket).held(), held -> held == 0);
        assertThat(orders)
                .allSatisfy(order -> assertThat(marketplace.cancelReason(order)).isEqualTo("WITHDRAWN"));
        assertThat(marketplace.books(ticket).free()).isZero();
        TestEvents.await(
                OrderCancelled.class,
                it -> it.getOrder().getOrderId().equals(orders.getLast()) && it.getReason() == CancelReason.WITHDRAWN);
    }

    @Test
    void letsAPaymentFinishThatAWithdrawalRaced() {
        var ticket = marketplace.list(2);
        var order = marketplace.order(ticket);
        var payment = marketplace.awaitPayment(order, ticket);

        TestEvents.publish(withdrawn(ticket, 2));
        awaitVersion(ticket, 2);
        assertThat(marketplace.status(order)).isEqualTo("AWAITING_PAYMENT");

        TestEvents.publish(captured(payment, order, ticket));
        marketplace.awaitStatus(order, "COMPLETE");
        assertThat(marketplace.books(ticket))
                .returns(1, Marketplace.Books::sold)
                .returns(0, Marketplace.Books::free);
    }

    @Test
    void sellsNothingWhenTheWithdrawalOvertookTheListing() {
        var ticket = Marketplace.newTicketId();
        TestEvents.publish(withdrawn(ticket, 2));
        TestEvents.publish(listed(ticket, 5));
        marketplace.list(1);

        Marketplace.post(buyer, Map.of("ticketId", ticket)).then().statusCode(409);
    }

    @Test
    void putsAsideWhatCannotBeReadAndGoesOn() {
        var ticket = Marketplace.newTicketId();
        var headers = TestEvents.headers(UUID.randomUUID(), listed(ticket, 5));
        TestEvents.publishRaw("tickets", ticket.toString(), headers, new byte[] {1, 2, 3});

        TestEvents.publish(listed(ticket, 5));

        await().until(() -> marketplace.knows(ticket));
        marketplace.awaitDeadLetters("tickets", ticket, 1);
    }

    private void awaitVersion(UUID ticket, long version) {
        await().until(() -> marketplace.ticketVersion(ticket), it -> it == version);
    }
}
