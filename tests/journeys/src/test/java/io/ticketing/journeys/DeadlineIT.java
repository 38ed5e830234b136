package io.ticketing.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.NO_CHARGE_WITHOUT_TICKET;
import static io.ticketing.journeys.Promises.NO_TICKET_WITHOUT_CHARGE;
import static org.assertj.core.api.Assertions.assertThat;

/// Payments that reach the system just before, at and just after the deadline.
@Journey
class DeadlineIT {

    private static final int ORDERS = 60;
    private static final int EARLIEST_MILLIS = -3000;
    private static final int LATEST_MILLIS = 600;

    private final Seller seller = Seller.signUp();
    private final Buyer buyer = Buyer.signUp();

    @Test
    @Tag(NO_CHARGE_WITHOUT_TICKET)
    @Tag(NO_TICKET_WITHOUT_CHARGE)
    void aPaymentAtTheDeadlineBuysTheTicketsOrCostsNothing() throws Exception {
        var ticket = seller.lists("At the last moment", "25", ORDERS);
        var orders = IntStream.range(0, ORDERS)
                .mapToObj(_ -> buyer.orders(ticket, 1))
                .toList();

        var answers = paidAround(orders);

        var ends = orders.stream().map(buyer::awaitsTheEndOf).toList();
        Reconciler.balancesTheBooks();
        for (int i = 0; i < ORDERS; i++) {
            if (answers.get(i).get().statusCode() == 409) {
                assertThat(ends.get(i).cancelReason()).isEqualTo("expired");
            }
        }
        assertThat(ends).as("some were in time").anyMatch(Order::isComplete);
        assertThat(ends).as("some were too late").anyMatch(Order::isCancelled);
    }

    private List<Future<Response>> paidAround(List<Order> orders) {
        try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(ORDERS)) {
            return orders.stream().map(order -> paidAround(order, clock)).toList();
        }
    }

    private Future<Response> paidAround(Order order, ScheduledExecutorService clock) {
        var offset = ThreadLocalRandom.current().nextInt(EARLIEST_MILLIS, LATEST_MILLIS);
        var wait = Duration.between(Instant.now(), order.expiresAt().plusMillis(offset));
        return clock.schedule(() -> buyer.triesToPay(order, VISA), wait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
