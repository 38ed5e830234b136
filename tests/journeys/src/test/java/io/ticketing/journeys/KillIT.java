package io.ticketing.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.NOTHING_IS_LOST;
import static io.ticketing.journeys.Promises.NOTHING_STAYS_LOCKED;
import static io.ticketing.journeys.Promises.NO_CHARGE_WITHOUT_TICKET;
import static io.ticketing.journeys.Promises.NO_TICKET_WITHOUT_CHARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A part of the system is killed with -9 in the middle of purchases; the launcher starts it again.
@Journey
@Tag("chaos")
class KillIT {

    private static final int ORDERS = 5;

    private final Seller seller = Seller.signUp();
    private final Buyer buyer = Buyer.signUp();

    @ParameterizedTest
    @ValueSource(strings = {"auth", "tickets", "expiration", "storefront"})
    @Tag(NOTHING_IS_LOST)
    void purchasesCompleteWhenAServiceBesideThemIsKilled(String service) {
        var ends = endsOfPurchasesDuringTheDeathOf(service);

        assertThat(ends).allMatch(Order::isComplete);
    }

    /// The service may be down for longer than the tickets are held. Then nothing is charged.
    @ParameterizedTest
    @ValueSource(strings = {"orders", "payments"})
    @Tag(NOTHING_IS_LOST)
    @Tag(NO_CHARGE_WITHOUT_TICKET)
    @Tag(NO_TICKET_WITHOUT_CHARGE)
    void purchasesCompleteOrCostNothingWhenAServiceOfTheirsIsKilled(String service) {
        var ends = endsOfPurchasesDuringTheDeathOf(service);

        Reconciler.balancesTheBooks();
        assertThat(ends).allMatch(end -> end.isComplete() || "expired".equals(end.cancelReason()));
        var next = buyer.orders(seller.lists("Killed and back: " + service, "10", 1), 1);
        buyer.pays(next, VISA);
        assertThat(buyer.awaitsTheEndOf(next).isComplete()).isTrue();
    }

    private List<Order> endsOfPurchasesDuringTheDeathOf(String service) {
        var ticket = seller.lists("Killed: " + service, "10", ORDERS + 1);
        var unpaid = buyer.orders(ticket, 1);
        var paid = IntStream.range(0, ORDERS)
                .mapToObj(_ -> buyer.orders(ticket, 1))
                .toList();

        var actions = new ArrayList<Callable<Boolean>>();
        paid.forEach(order -> actions.add(() -> paysHoweverLongItTakes(order)));
        actions.add(() -> RunningSystem.current().kill(service));
        AtOnce.all(actions);

        var ends = paid.stream().map(buyer::awaitsTheEndOf).toList();
        assertThat(buyer.awaits("cancelled", unpaid).cancelReason()).isEqualTo("expired");
        var sold = (int) ends.stream().filter(Order::isComplete).count();
        await().ignoreExceptions().until(() -> ticket.now().available() == ORDERS + 1 - sold);
        return ends;
    }

    @Test
    @Tag(NOTHING_STAYS_LOCKED)
    void aDeadlineHoldsWhileNobodyWatchesIt() {
        var ticket = seller.lists("Watchman gone", "10", 1);
        var order = buyer.orders(ticket, 1);
        var next = Buyer.signUp();
        await().until(() -> Instant.now().isAfter(order.expiresAt().minusMillis(500)));
        RunningSystem.current().kill("expiration");

        await().until(() -> next.triesToOrder(ticket, 1).statusCode() == 201);

        assertThat(Instant.now()).isBefore(order.expiresAt().plus(Duration.ofSeconds(1)));
        assertThat(buyer.awaits("cancelled", order).cancelReason()).isEqualTo("expired");
    }

    @Test
    @Tag(NOTHING_STAYS_LOCKED)
    void deadlinesComeBackWhenRedisLosesThem() {
        var ticket = seller.lists("Forgotten", "10", 3);
        var orders =
                IntStream.range(0, 3).mapToObj(_ -> buyer.orders(ticket, 1)).toList();
        await().until(() -> ticket.now().available() == 0);

        RunningSystem.current().emptyRedis();

        for (var order : orders) {
            assertThat(buyer.awaits("cancelled", order).cancelReason()).isEqualTo("expired");
        }
        assertThat(Instant.now()).isBefore(latest(orders).plus(Duration.ofSeconds(1)));
    }

    /// As a client should: repeats the same key until there is a real answer.
    private boolean paysHoweverLongItTakes(Order order) {
        var key = Buyer.anyKey();
        await().ignoreExceptions().until(() -> buyer.triesToPay(order, VISA, key), KillIT::isAnAnswer);
        return true;
    }

    private static boolean isAnAnswer(Response response) {
        return response.statusCode() < 500 && response.statusCode() != 429;
    }

    private static Instant latest(List<Order> orders) {
        return orders.getLast().expiresAt();
    }
}
