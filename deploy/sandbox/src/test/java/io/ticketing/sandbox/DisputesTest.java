package io.ticketing.sandbox;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class DisputesTest {

    private static final String DISPUTES = "/v1/disputes";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private final GatewayClient client = GATEWAY.client();

    @ParameterizedTest
    @CsvSource({
        "pm_card_createDispute, fraudulent, needs_response, chargeback",
        "pm_card_createDisputeProductNotReceived, product_not_received, needs_response, chargeback",
        "pm_card_createDisputeInquiry, fraudulent, warning_needs_response, inquiry"
    })
    void opensADisputeAfterTheCapture(String card, String reason, String status, String type) {
        var intent = paid(card);

        var dispute = disputeOf(intent);

        assertThat(dispute.text("/id")).matches("du_\\w{24}");
        assertThat(dispute.text("/object")).isEqualTo("dispute");
        assertThat(dispute.text("/amount")).isEqualTo("2050");
        assertThat(dispute.text("/currency")).isEqualTo("usd");
        assertThat(dispute.text("/charge")).isEqualTo(intent.text("/latest_charge"));
        assertThat(dispute.text("/payment_intent")).isEqualTo(intent.text("/id"));
        assertThat(dispute.text("/reason")).isEqualTo(reason);
        assertThat(dispute.text("/status")).isEqualTo(status);
        assertThat(dispute.text("/payment_method_details/card/case_type")).isEqualTo(type);
        assertThat(client.get("/v1/charges/" + intent.text("/latest_charge")).text("/disputed"))
                .isEqualTo("true");
    }

    @Test
    void disputesNothingBeforeTheCapture() {
        var intent = client.create("tok_createDispute").text("/id");
        assertThat(list("payment_intent=" + intent).body().get("data")).isEmpty();

        client.send("POST", "/v1/payment_intents/" + intent + "/capture", "");

        assertThat(list("payment_intent=" + intent).body().get("data")).hasSize(1);
    }

    @Test
    void takesTheMoneyOfALostDispute() {
        var dispute = disputeOf(paid("pm_card_createDispute"));

        var closed = client.send("POST", path(dispute) + "/close", "");

        assertThat(closed.text("/status")).isEqualTo("lost");
        assertThat(closed.body().get("balance_transactions")).hasSize(1);
        assertThat(closed.text("/balance_transactions/0/type")).isEqualTo("adjustment");
        assertThat(closed.text("/balance_transactions/0/reporting_category")).isEqualTo("dispute");
        assertThat(closed.text("/balance_transactions/0/net")).isEqualTo("-3550");
        assertThat(types(dispute))
                .containsExactly("charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.closed");
        assertThat(client.send("POST", path(dispute) + "/close", "").text("/error/message"))
                .isEqualTo("This dispute is already closed.");
    }

    @Test
    void returnsTheMoneyOfAWonDispute() throws Exception {
        var dispute = disputeOf(paid("pm_card_createDispute"));

        decide("win", dispute);

        var won = client.get(path(dispute));
        assertThat(won.text("/status")).isEqualTo("won");
        assertThat(won.text("/balance_transactions/1/net")).isEqualTo("2050");
        assertThat(client.get("/v1/balance_transactions?type=adjustment&source=" + dispute.text("/id"))
                        .body()
                        .get("data"))
                .hasSize(2);
        assertThat(types(dispute)).endsWith("charge.dispute.closed", "charge.dispute.funds_reinstated");
    }

    @Test
    void takesNoMoneyForAnInquiry() throws Exception {
        var dispute = disputeOf(paid("pm_card_createDisputeInquiry"));

        decide("lose", dispute);

        var closed = client.get(path(dispute));
        assertThat(closed.text("/status")).isEqualTo("warning_closed");
        assertThat(closed.body().get("balance_transactions")).isEmpty();
        assertThat(types(dispute)).containsExactly("charge.dispute.created", "charge.dispute.closed");
    }

    @Test
    void letsOnlyMoneyBeRefundedThatIsThere() throws Exception {
        var charge = paid("pm_card_createDispute").text("/latest_charge");
        var refused = refund(charge);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/code")).isEqualTo("charge_disputed");

        decide("win", first("charge=" + charge));
        assertThat(refund(charge).text("/status")).isEqualTo("succeeded");
        assertThat(refund(paid("pm_card_createDisputeInquiry").text("/latest_charge"))
                        .text("/status"))
                .isEqualTo("succeeded");
    }

    @Test
    void listsAndShowsDisputes() {
        var older = disputeOf(paid("pm_card_createDispute"));
        var newer = disputeOf(paid("pm_card_createDispute"));

        assertThat(list("limit=1").text("/data/0/id")).isEqualTo(newer.text("/id"));
        assertThat(list("limit=1&starting_after=" + newer.text("/id")).text("/data/0/id"))
                .isEqualTo(older.text("/id"));
        var expanded = client.get(path(newer) + "?expand[]=charge&expand[]=payment_intent");
        assertThat(expanded.text("/charge/id")).isEqualTo(newer.text("/charge"));
        assertThat(expanded.text("/payment_intent/id")).isEqualTo(newer.text("/payment_intent"));
    }

    @Test
    void refusesWhatThereIsNot() {
        assertThat(client.get(DISPUTES + "/du_unheardOf").text("/error/code")).isEqualTo("resource_missing");
        assertThat(client.send("POST", DISPUTES, "").status()).isEqualTo(404);
        assertThat(list("colour=red").text("/error/code")).isEqualTo("parameter_unknown");
    }

    private Answer paid(String card) {
        return client.send(
                "POST", "/v1/payment_intents", "amount=2050&currency=usd&confirm=true&payment_method=" + card);
    }

    private Answer disputeOf(Answer intent) {
        return first("payment_intent=" + intent.text("/id"));
    }

    private Answer first(String query) {
        return client.get(DISPUTES + "/" + list(query).text("/data/0/id"));
    }

    private Answer list(String query) {
        return client.get(DISPUTES + "?" + query);
    }

    private static String path(Answer dispute) {
        return DISPUTES + "/" + dispute.text("/id");
    }

    private Answer refund(String charge) {
        return client.send("POST", "/v1/refunds", "charge=" + charge);
    }

    private void decide(String how, Answer dispute) throws Exception {
        client.submit(how, "dispute=" + dispute.text("/id"));
    }

    /// Of the dispute's events, oldest first.
    private List<String> types(Answer dispute) {
        return client.get("/v1/events?limit=100&type=charge.dispute.*")
                .body()
                .get("data")
                .valueStream()
                .filter(event -> event.at("/data/object/id").asText().equals(dispute.text("/id")))
                .map(event -> event.get("type").asText())
                .toList()
                .reversed();
    }
}
