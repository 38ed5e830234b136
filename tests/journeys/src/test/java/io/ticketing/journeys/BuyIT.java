package io.ticketing.journeys;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.NO_OVERSELL;
import static io.ticketing.journeys.Promises.NO_TICKET_WITHOUT_CHARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A seller lists tickets, a buyer locks some, pays, and they are sold.
@Journey
class BuyIT {

    private final Seller seller = Seller.signUp();
    private final Buyer buyer = Buyer.signUp();

    @Test
    @Tag(NO_TICKET_WITHOUT_CHARGE)
    void paidTicketsAreTheBuyers() {
        var ticket = seller.lists("Stalls, row A", "20.50", 3);

        var order = buyer.orders(ticket, 2);
        assertThat(order.status()).isEqualTo("created");
        assertThat(order.total()).isEqualByComparingTo("41");
        assertThat(order.userId()).isEqualTo(buyer.account().id());
        assertThat(order.ticket().id()).isEqualTo(ticket.id());
        assertThat(order.expiresAt())
                .isBetween(
                        order.createdAt().plus(RunningSystem.RESERVATION_TIME).minusMillis(500),
                        order.createdAt().plus(RunningSystem.RESERVATION_TIME).plusMillis(500));

        var payment = buyer.pays(order, VISA);
        assertThat(payment.orderId()).isEqualTo(order.id());
        assertThat(payment.amount()).isEqualByComparingTo("41");

        buyer.awaits("complete", order);
        assertThat(Sandbox.intentsOf(order)).singleElement().satisfies(intent -> {
            assertThat(intent.status()).isEqualTo("succeeded");
            assertThat(intent.amount()).isEqualTo(4100);
            assertThat(intent.currency()).isEqualToIgnoringCase("USD");
        });
        await().untilAsserted(() -> assertThat(buyer.sees(payment).status()).isEqualTo("captured"));
    }

    @Test
    @Tag(NO_OVERSELL)
    void theCatalogueShowsWhatIsHeldAndWhatIsSold() {
        var ticket = seller.lists("Circle", "15", 3);
        assertThat(ticket.available()).isEqualTo(3);

        var first = buyer.orders(ticket, 1);
        await().untilAsserted(() -> shows(ticket, 2, "available"));

        var rest = buyer.orders(ticket, 2);
        await().untilAsserted(() -> shows(ticket, 0, "locked"));

        buyer.cancels(first).then().statusCode(204);
        await().untilAsserted(() -> shows(ticket, 1, "available"));

        var last = buyer.orders(ticket, 1);
        buyer.pays(rest, VISA);
        buyer.pays(last, VISA);
        await().untilAsserted(() -> shows(ticket, 0, "sold_out"));
    }

    @Test
    void aCurrencyWithoutDecimalsIsChargedInWholeUnits() {
        var ticket = seller.lists("東京ドーム", "1999", 1, "JPY");
        var order = buyer.orders(ticket, 1);
        buyer.pays(order, VISA);

        assertThat(buyer.awaits("complete", order).total()).isEqualByComparingTo("1999");
        assertThat(Sandbox.intentsOf(order))
                .singleElement()
                .satisfies(intent -> assertThat(intent.amount()).isEqualTo(1999));
    }

    private static void shows(Ticket ticket, int available, String status) {
        var now = ticket.now();
        assertThat(now.available()).isEqualTo(available);
        assertThat(now.status()).isEqualTo(status);
    }
}
