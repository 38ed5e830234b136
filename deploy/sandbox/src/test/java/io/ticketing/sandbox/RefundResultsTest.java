package io.ticketing.sandbox;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What refunds come to, and what the gateway tells about it.
class RefundResultsTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private final GatewayClient client = GATEWAY.client();

    @Test
    void tellsAboutARefund() throws Exception {
        try (var receiver = EventReceiver.start()) {
            client.send(
                    "POST",
                    "/v1/webhook_endpoints",
                    "url=" + receiver.url() + "&enabled_events[]=refund.created&enabled_events[]=charge.refunded");
            var refund = refund("pm_card_visa");

            var received = List.of(receiver.next(), receiver.next());

            assertThat(received)
                    .extracting(event -> event.text("/type"))
                    .containsExactlyInAnyOrder("refund.created", "charge.refunded");
            assertThat(received)
                    .extracting(event -> event.text("/data/object/id"))
                    .containsExactlyInAnyOrder(refund.text("/id"), refund.text("/charge"));
        }
    }

    @Test
    void letsAPendingRefundSucceed() {
        var refund = refund("pm_card_pendingRefund");
        assertThat(refund.text("/status")).isEqualTo("pending");
        assertThat(refund.text("/pending_reason")).isEqualTo("processing");

        await().untilAsserted(() -> assertThat(found(refund).text("/status")).isEqualTo("succeeded"));

        assertThat(found(refund).body().has("pending_reason")).isFalse();
        assertThat(types(refund)).containsExactly("refund.created", "refund.updated");
    }

    @Test
    void returnsARefundThatFails() {
        var refund = refund("pm_card_refundFail");
        assertThat(refund.text("/status")).isEqualTo("succeeded");
        assertThat(charge(refund).text("/amount_refunded")).isEqualTo("2050");

        await().untilAsserted(() -> assertThat(found(refund).text("/status")).isEqualTo("failed"));

        var failed = client.get(path(refund) + "?expand[]=failure_balance_transaction");
        assertThat(failed.text("/failure_reason")).isEqualTo("expired_or_canceled_card");
        assertThat(failed.text("/failure_balance_transaction/type")).isEqualTo("refund_failure");
        assertThat(failed.text("/failure_balance_transaction/net")).isEqualTo("2050");
        assertThat(charge(refund).text("/amount_refunded")).isEqualTo("0");
        assertThat(charge(refund).text("/refunded")).isEqualTo("false");
        assertThat(types(refund)).containsExactly("refund.created", "refund.failed", "refund.updated");
    }

    private Answer refund(String card) {
        var intent = client.send(
                "POST", "/v1/payment_intents", "amount=2050&currency=usd&confirm=true&payment_method=" + card);
        return client.send("POST", "/v1/refunds", "payment_intent=" + intent.text("/id"));
    }

    private Answer found(Answer refund) {
        return client.get(path(refund));
    }

    private static String path(Answer refund) {
        return "/v1/refunds/" + refund.text("/id");
    }

    private Answer charge(Answer refund) {
        return client.get("/v1/charges/" + refund.text("/charge"));
    }

    /// Of the refund's events, oldest first.
    private List<String> types(Answer refund) {
        return client.get("/v1/events?limit=100&type=refund.*")
                .body()
                .get("data")
                .valueStream()
                .filter(event -> event.at("/data/object/id").asText().equals(refund.text("/id")))
                .map(event -> event.get("type").asText())
                .toList()
                .reversed();
    }
}
