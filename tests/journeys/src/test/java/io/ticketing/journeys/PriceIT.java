package io.ticketing.journeys;

import java.math.BigDecimal;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.PRICE_IS_A_PROMISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Sellers change their offers; buyers pay the price they were shown, or are told of the change.
@Journey
@Tag(PRICE_IS_A_PROMISE)
class PriceIT {

    private final Seller seller = Seller.signUp();
    private final Buyer buyer = Buyer.signUp();

    @Test
    void aBuyerWhoSawAnotherPriceIsTold() {
        var seen = seller.lists("On sale", "10", 5);
        seller.revises(seen, "12").then().statusCode(200);

        await().untilAsserted(() -> {
            var refused = buyer.triesToOrder(seen, 1);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/price-changed");
        });
        assertThat(buyer.orders(seen.now(), 1).total()).isEqualByComparingTo("12");
    }

    @Test
    void whatABuyerHoldsIsNotEdited() {
        var ticket = seller.lists("Held", "10", 5);
        var order = buyer.orders(ticket, 1);
        await().until(() -> ticket.now().available() == 4);

        assertThat(seller.revises(ticket, "99").statusCode()).isEqualTo(409);
        assertThat(seller.withdraws(ticket).statusCode()).isEqualTo(409);
        assertThat(ticket.now().price()).isEqualByComparingTo("10");

        buyer.pays(order, VISA);
        assertThat(buyer.awaits("complete", order).total()).isEqualByComparingTo("10");
    }

    @Test
    void whatIsFreeAgainCanBeEdited() {
        var ticket = seller.lists("Free again", "10", 1);
        buyer.cancels(buyer.orders(ticket, 1)).then().statusCode(204);

        await().untilAsserted(() ->
                assertThat(seller.revises(ticket, "11").statusCode()).isEqualTo(200));
        assertThat(ticket.now().price()).isEqualByComparingTo(new BigDecimal("11"));
    }

    @Test
    void withdrawnTicketsCannotBeBought() {
        var ticket = seller.lists("Called off", "10", 1);
        seller.withdraws(ticket).then().statusCode(204);

        await().untilAsserted(() ->
                assertThat(buyer.triesToOrder(ticket, 1).statusCode()).isIn(404, 409));
        assertThat(ticket.now().status()).isEqualTo("withdrawn");
    }

    /// The hold and the withdrawal race. Whichever wins, no order remains on a withdrawn ticket.
    @Test
    void aWithdrawalThatRacedAnOrderCancelsIt() {
        for (int round = 0; round < 10; round++) {
            var ticket = seller.lists("Raced", "10", 1);
            var order = buyer.orders(ticket, 1);
            if (seller.withdraws(ticket).statusCode() == 204) {
                assertThat(buyer.awaits("cancelled", order).cancelReason()).isEqualTo("withdrawn");
                return;
            }
        }
    }
}
