package io.ticketing.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.NOTHING_STAYS_LOCKED;
import static io.ticketing.journeys.Promises.NO_CHARGE_WITHOUT_TICKET;
import static io.ticketing.journeys.Promises.NO_OVERSELL;
import static io.ticketing.journeys.Promises.NO_TICKET_WITHOUT_CHARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A buyer pays in time, and the gateway answers only after the deadline.
@Journey
class LatePaymentIT {

    /// The gateway is called twice: the first answer comes before the deadline, the second after it.
    private static final Duration DELAY = Duration.ofSeconds(4);

    private static final Duration BEFORE_THE_DEADLINE = DELAY.multipliedBy(3).dividedBy(2);

    private final Seller seller = Seller.signUp();
    private final Buyer buyer = Buyer.signUp();
    private final Ticket ticket = seller.lists("The last seat", "40", 1);

    @BeforeEach
    void slowDown() {
        Sandbox.slowsDownBy(DELAY);
    }

    @AfterEach
    void speedUp() {
        Sandbox.slowsDownBy(Duration.ZERO);
    }

    @Test
    @Tag(NO_TICKET_WITHOUT_CHARGE)
    void getsTheTicketThatNobodyHasTakenMeanwhile() {
        var order = buyer.orders(ticket, 1);

        var payment = paysBeforeTheDeadline(order).join();

        assertThat(Instant.now()).isAfter(order.expiresAt());
        assertThat(buyer.awaits("complete", order).latePayment()).isEqualTo("accepted");
        await().untilAsserted(() -> assertThat(buyer.sees(payment).status()).isEqualTo("captured"));
    }

    @Test
    @Tag(NO_OVERSELL)
    @Tag(NO_CHARGE_WITHOUT_TICKET)
    @Tag(NOTHING_STAYS_LOCKED)
    void isNotChargedForTheTicketThatSomebodyElseHasTaken() {
        var next = Buyer.signUp();
        var order = buyer.orders(ticket, 1);
        var paying = paysBeforeTheDeadline(order);
        await().untilAsserted(() ->
                assertThat(next.triesToOrder(ticket, 1).statusCode()).isEqualTo(201));

        var payment = paying.join();

        var end = buyer.awaitsTheEndOf(order);
        assertThat(end.cancelReason()).isEqualTo("expired");
        assertThat(end.latePayment()).isEqualTo("released");
        assertThat(buyer.sees(payment).status()).isEqualTo("voided");
    }

    private CompletableFuture<Payment> paysBeforeTheDeadline(Order order) {
        await().until(() -> Instant.now().isAfter(order.expiresAt().minus(BEFORE_THE_DEADLINE)));
        return CompletableFuture.supplyAsync(() -> buyer.pays(order, VISA));
    }
}
