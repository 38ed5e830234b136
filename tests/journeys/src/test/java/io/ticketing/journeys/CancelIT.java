package io.ticketing.journeys;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.NOTHING_STAYS_LOCKED;
import static io.ticketing.journeys.Promises.NO_CHARGE_WITHOUT_TICKET;
import static io.ticketing.journeys.Promises.NO_TICKET_WITHOUT_CHARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Buyers who change their mind, even while they pay.
@Journey
class CancelIT {

    private static final int ROUNDS = 30;

    private final Seller seller = Seller.signUp();
    private final Buyer buyer = Buyer.signUp();

    @Test
    @Tag(NOTHING_STAYS_LOCKED)
    void aCancelledOrderFreesItsTickets() {
        var ticket = seller.lists("Maybe", "5", 1);
        var order = buyer.orders(ticket, 1);

        buyer.cancels(order).then().statusCode(204);
        buyer.cancels(order).then().statusCode(204);

        assertThat(buyer.sees(order).cancelReason()).isEqualTo("buyer");
        await().untilAsserted(() -> assertThat(ticket.now().available()).isEqualTo(1));
        assertThat(buyer.triesToPay(order, VISA).statusCode()).isEqualTo(409);
    }

    @Test
    void aPaidOrderStays() {
        var order = buyer.orders(seller.lists("For sure", "5", 1), 1);
        buyer.pays(order, VISA);
        buyer.awaits("complete", order);

        assertThat(buyer.cancels(order).statusCode()).isEqualTo(409);
        assertThat(buyer.sees(order).status()).isEqualTo("complete");
    }

    @Test
    @Tag(NO_CHARGE_WITHOUT_TICKET)
    @Tag(NO_TICKET_WITHOUT_CHARGE)
    void cancellingAgainstPayingEndsOneWayOrTheOther() {
        var ticket = seller.lists("Hesitation", "5", ROUNDS);
        var orders = IntStream.range(0, ROUNDS)
                .mapToObj(_ -> buyer.orders(ticket, 1))
                .toList();

        var cancelled = orders.stream().map(this::cancelledWhilePaying).toList();

        for (int i = 0; i < ROUNDS; i++) {
            var end = buyer.awaitsTheEndOf(orders.get(i));
            assertThat(end.isCancelled()).isEqualTo(cancelled.get(i));
        }
        Reconciler.balancesTheBooks();
    }

    /// Whether the cancellation was accepted.
    private boolean cancelledWhilePaying(Order order) {
        Callable<Response> pay = () -> buyer.triesToPay(order, VISA);
        Callable<Response> cancel = () -> buyer.cancels(order);
        var answers = AtOnce.all(List.of(pay, cancel));
        assertThat(answers.getFirst().statusCode()).isIn(201, 409);
        assertThat(answers.getLast().statusCode()).isIn(204, 409);
        return answers.getLast().statusCode() == 204;
    }
}
