package io.ticketing.journeys;

import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.VISA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The gateway tells payments what it did, at the one origin, and payments takes it.
@Journey
class WebhookIT {

    private final Buyer buyer = Buyer.signUp();

    @Test
    void aPurchaseIsToldToPayments() {
        var order = buyer.orders(Seller.signUp().lists("Told twice", "12", 1), 1);
        buyer.pays(order, VISA);
        buyer.awaits("complete", order);

        await().untilAsserted(() -> {
            assertTaken("payment_intent.amount_capturable_updated", order);
            assertTaken("payment_intent.succeeded", order);
        });
    }

    private static void assertTaken(String type, Order order) {
        assertThat(Sandbox.events(type))
                .filteredOn(event -> event.data().object().belongsTo(order.id()))
                .singleElement()
                .satisfies(event -> assertThat(event.pendingWebhooks()).isZero());
    }
}
