package io.ticketing.expiration;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.ticketing.contracts.EventTypes;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderReturned;

import static org.assertj.core.api.Assertions.assertThat;

class OrderChangeTest {

    /// Each event of an order carries its deadline, also one that is yet to be invented.
    @Test
    void followsAnotherDeadlineInEveryEventButThoseNamedHere() {
        var order = OrderFixture.dueIn(Duration.ofMinutes(5)).renewedFor(Duration.ofMinutes(9));
        Optional<OrderChange> followed = Optional.of(new OrderChange.Reserved(order.reservation()));
        Optional<OrderChange> ended = Optional.of(new OrderChange.Ended(order.id()));
        Map<String, Optional<OrderChange>> others = Map.of(
                OrderAwaitingPayment.class.getName(),
                Optional.empty(),
                OrderReturned.class.getName(),
                Optional.empty(),
                OrderCompleted.class.getName(),
                ended,
                OrderCancelled.class.getName(),
                ended);

        assertThat(EventTypes.ofTopic("orders"))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(OrderChange.reactions().to(order.event(type)))
                        .isEqualTo(others.getOrDefault(type, followed)));
    }
}
