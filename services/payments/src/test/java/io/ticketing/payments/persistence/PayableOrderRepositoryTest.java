package io.ticketing.payments.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.payments.domain.OrderSnapshot;
import io.ticketing.payments.domain.OrderStatus;
import io.ticketing.payments.domain.PlacedOrder;
import io.ticketing.testing.ImpatientCaller;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.awaitOrdersHandled;
import static io.ticketing.payments.PaymentsClient.awaitRefusal;
import static io.ticketing.payments.PaymentsClient.place;
import static org.assertj.core.api.Assertions.assertThat;

/// What is stored of many orders in one transaction, and what is left.
@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class PayableOrderRepositoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    PayableOrderRepository orders;

    @Inject
    AgroalDataSource database;

    @Test
    void endsOrdersWithoutAPayment() {
        var one = placed();
        var other = placed();

        assertThat(end(snapshot(one, 2, OrderStatus.CANCELLED), snapshot(other, 2, OrderStatus.COMPLETE)))
                .isEmpty();

        awaitRefusal(one, "/problems/order-cancelled");
        awaitRefusal(other, "/problems/already-paid");
    }

    @Test
    void changesNothingThatIsNewer() {
        var order = placed();
        end(snapshot(order, 3, OrderStatus.CANCELLED));

        assertThat(end(snapshot(order, 2, OrderStatus.COMPLETE))).isEmpty();
        orders.add(List.of(new PlacedOrder(snapshot(order, 1, OrderStatus.CREATED), "Concert")))
                .await()
                .atMost(PATIENCE);

        awaitRefusal(order, "/problems/order-cancelled");
    }

    @Test
    void leavesWhatNeedsACloserLook() throws SQLException {
        var unknown = order();
        var locked = placed();
        var authorized = order();
        var expired = order();
        authorized(authorized, "tok_visa");
        authorized(expired, "tok_visa");
        try (var caller = new ImpatientCaller(database)) {
            caller.othersDo("select 1 from payable_orders where id = '%s' for update".formatted(locked.id()));

            assertThat(end(
                            snapshot(unknown, 2, OrderStatus.CANCELLED),
                            snapshot(locked, 2, OrderStatus.CANCELLED),
                            snapshot(authorized, 3, OrderStatus.CANCELLED),
                            snapshot(expired, 3, OrderStatus.EXPIRED)))
                    .containsExactlyInAnyOrder(unknown.id(), locked.id(), authorized.id(), expired.id());
        }
        assertThat(end(snapshot(authorized, 3, OrderStatus.COMPLETE))).isEmpty();
    }

    private static OrderFixture placed() {
        var order = order();
        place(order);
        awaitOrdersHandled();
        return order;
    }

    private Set<UUID> end(OrderSnapshot... ended) {
        return orders.end(List.of(ended)).await().atMost(PATIENCE);
    }

    private static OrderSnapshot snapshot(OrderFixture order, long version, OrderStatus status) {
        return new OrderSnapshot(
                order.id(),
                version,
                status,
                order.buyerId(),
                order.ticketId(),
                1,
                order.total(),
                order.currency(),
                order.expiresAt());
    }
}
