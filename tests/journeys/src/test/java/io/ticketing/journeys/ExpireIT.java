package io.ticketing.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.NOTHING_STAYS_LOCKED;
import static io.ticketing.journeys.Promises.NO_CHARGE_WITHOUT_TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Tickets not paid for in time go to the next buyer.
@Journey
class ExpireIT {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Seller seller = Seller.signUp();
    private final Buyer buyer = Buyer.signUp();

    @Test
    @Tag(NOTHING_STAYS_LOCKED)
    @Tag(NO_CHARGE_WITHOUT_TICKET)
    void unpaidTicketsAreFreeWithinASecondOfTheDeadline() {
        var ticket = seller.lists("Balcony", "9.99", 20);
        var orders =
                IntStream.range(0, 20).mapToObj(_ -> buyer.orders(ticket, 1)).toList();
        var latest = orders.getLast().expiresAt();

        for (var order : orders) {
            var cancelled = buyer.awaits("cancelled", order);
            assertThat(cancelled.cancelReason()).isEqualTo("expired");
        }
        assertThat(Instant.now()).isBefore(latest.plus(A_SECOND));
        await().untilAsserted(() -> assertThat(ticket.now().available()).isEqualTo(20));
        assertThat(Instant.now()).isBefore(latest.plus(A_SECOND));

        var problem = buyer.triesToPay(orders.getFirst(), VISA);
        assertThat(problem.statusCode()).isEqualTo(409);
        assertThat(Sandbox.intentsOf(orders.getFirst())).noneMatch(Sandbox.Intent::isCaptured);
    }

    @Test
    @Tag(NOTHING_STAYS_LOCKED)
    void theNextBuyerGetsThemFromTheDeadlineOn() {
        var ticket = seller.lists("Box", "100", 1);
        var order = buyer.orders(ticket, 1);
        var next = Buyer.signUp();

        assertThat(next.triesToOrder(ticket, 1).statusCode()).isEqualTo(409);
        await().untilAsserted(() ->
                assertThat(next.triesToOrder(ticket, 1).statusCode()).isEqualTo(201));

        assertThat(Instant.now()).isBetween(order.expiresAt(), order.expiresAt().plus(A_SECOND));
        assertThat(buyer.awaits("cancelled", order).cancelReason()).isEqualTo("expired");
    }
}
