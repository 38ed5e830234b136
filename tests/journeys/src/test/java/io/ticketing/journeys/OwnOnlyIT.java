package io.ticketing.journeys;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.YOUR_OWN_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

/// No one can read or change what belongs to another user.
@Journey
@Tag(YOUR_OWN_ONLY)
class OwnOnlyIT {

    private final Seller seller = Seller.signUp();
    private final Ticket ticket = seller.lists("Private", "3", 10);
    private final Buyer owner = Buyer.signUp();
    private final Buyer stranger = Buyer.signUp();

    @Test
    void anothersOrderIsNotYours() {
        var order = owner.orders(ticket, 1);

        assertThat(stranger.account().get("/api/orders/" + order.id()).statusCode())
                .isEqualTo(403);
        assertThat(stranger.cancels(order).statusCode()).isEqualTo(403);
        assertThat(stranger.triesToPay(order, VISA).statusCode()).isEqualTo(403);
        assertThat(stranger.allOrders()).isEmpty();
        assertThat(owner.sees(order).status()).isEqualTo("created");
    }

    @Test
    void anothersPaymentIsNotYours() {
        var payment = owner.pays(owner.orders(ticket, 1), VISA);

        assertThat(stranger.account().get("/api/payments/" + payment.id()).statusCode())
                .isEqualTo(403);
        assertThat(stranger.account()
                        .get("/api/payments/%s/receipt".formatted(payment.id()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anothersTicketIsNotYours() {
        var other = Seller.signUp();

        assertThat(other.revises(ticket, "1").statusCode()).isEqualTo(403);
        assertThat(other.withdraws(ticket).statusCode()).isEqualTo(403);
        assertThat(ticket.now().price()).isEqualByComparingTo("3");
    }
}
