package io.ticketing.sandbox;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class RefundsTest {

    private static final String REFUNDS = "/v1/refunds";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private final GatewayClient client = GATEWAY.client();

    @Test
    void refundsAllThatWasCaptured() {
        var intent = captured();

        var refund = refund("payment_intent=" + intent.text("/id"));

        assertThat(refund.status()).isEqualTo(200);
        assertThat(refund.text("/id")).matches("re_\\w{24}");
        assertThat(refund.text("/object")).isEqualTo("refund");
        assertThat(refund.text("/amount")).isEqualTo("2050");
        assertThat(refund.text("/currency")).isEqualTo("usd");
        assertThat(refund.text("/status")).isEqualTo("succeeded");
        assertThat(refund.text("/charge")).isEqualTo(intent.text("/latest_charge"));
        assertThat(refund.text("/payment_intent")).isEqualTo(intent.text("/id"));
        assertThat(refund.text("/balance_transaction")).startsWith("txn_");
        assertThat(refund.body().get("reason").isNull()).isTrue();
        assertThat(refund.body().get("receipt_number").isNull()).isTrue();
        var charge = charge(intent);
        assertThat(charge.text("/amount_refunded")).isEqualTo("2050");
        assertThat(charge.text("/refunded")).isEqualTo("true");
    }

    @Test
    void addsUpPartsOfACharge() {
        var intent = captured();
        var of = "charge=" + intent.text("/latest_charge");

        refund(of + "&amount=1000&reason=duplicate");
        assertThat(charge(intent).text("/amount_refunded")).isEqualTo("1000");
        assertThat(charge(intent).text("/refunded")).isEqualTo("false");
        var tooMuch = refund(of + "&amount=1051");
        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(tooMuch.text("/error/param")).isEqualTo("amount");
        assertThat(tooMuch.text("/error/message"))
                .isEqualTo("Refund amount ($10.51) is greater than unrefunded amount on charge ($10.50)");

        assertThat(refund(of).text("/amount")).isEqualTo("1050");
        assertThat(charge(intent).text("/refunded")).isEqualTo("true");
        var again = refund(of + "&amount=1");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("/error/code")).isEqualTo("charge_already_refunded");
    }

    @Test
    void refundsNoMoreThanWasCaptured() {
        var intent = client.create("tok_visa").text("/id");
        client.send("POST", "/v1/payment_intents/" + intent + "/capture", "amount_to_capture=500");

        assertThat(refund("payment_intent=" + intent + "&amount=501").status()).isEqualTo(400);
        assertThat(refund("payment_intent=" + intent).text("/amount")).isEqualTo("500");
    }

    @Test
    void neverRefundsMoreThanWasCapturedToManyAtOnce() throws Exception {
        var intent = captured().text("/id");
        Callable<Integer> refund =
                () -> refund("payment_intent=" + intent + "&amount=500").status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads
                    .invokeAll(Stream.generate(() -> refund).limit(16).toList())
                    .stream()
                    .map(answer -> answer.resultNow());

            assertThat(statuses.filter(status -> status == 200)).hasSize(4);
        }
        assertThat(list("payment_intent=" + intent).body().get("data")).hasSize(4);
    }

    @Test
    void refundsOnceForAKey() {
        var form = Map.of("payment_intent", captured().text("/id"), "amount", "700");

        var first = client.post(REFUNDS, form, "refund-once");
        var second = client.post(REFUNDS, form, "refund-once");

        assertThat(second.replayed()).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(list("payment_intent=" + form.get("payment_intent")).body().get("data"))
                .hasSize(1);
    }

    @Test
    void needsASuccessfulCharge() {
        var authorized = client.create("tok_visa").text("/id");
        var open = client.send("POST", "/v1/payment_intents", "amount=50&currency=usd");

        for (var intent : new String[] {authorized, open.text("/id")}) {
            var refused = refund("payment_intent=" + intent);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/error/message"))
                    .isEqualTo("This PaymentIntent (" + intent + ") does not have a successful charge to refund.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "amount=0, amount, parameter_invalid_integer",
        "amount=-1, amount, parameter_invalid_integer",
        "amount=1.5, amount, parameter_invalid_integer",
        "amount=, amount, parameter_invalid_empty",
        "reason=expired_uncaptured_charge, reason, ''",
        "colour=red, colour, parameter_unknown",
        "reverse_transfer=true, reverse_transfer, sandbox_unsupported"
    })
    void refusesWhatStripeRefuses(String form, String param, String code) {
        var intent = captured().text("/id");

        var refused = refund("payment_intent=" + intent + "&" + form);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/param")).isEqualTo(param);
        assertThat(refused.text("/error/code")).isEqualTo(code);
        assertThat(list("payment_intent=" + intent).body().get("data")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "amount=50", "charge=ch_1&payment_intent=pi_1"})
    void wantsToKnowWhichCharge(String form) {
        assertThat(refund(form).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge=ch_unheardOf", "payment_intent=pi_unheardOf"})
    void doesNotKnowOtherCharges(String form) {
        assertThat(refund(form).text("/error/code")).isEqualTo("resource_missing");
        assertThat(list(form).text("/error/code")).isEqualTo("resource_missing");
    }

    @Test
    void listsTheRefundsOfACharge() {
        var intent = captured();
        captured();
        var of = "payment_intent=" + intent.text("/id");
        var older = refund(of + "&amount=100").text("/id");
        var newer = refund(of + "&amount=100").text("/id");

        var first = list("charge=" + intent.text("/latest_charge") + "&limit=1");
        var second = list(of + "&limit=1&starting_after=" + newer);

        assertThat(first.text("/url")).isEqualTo(REFUNDS);
        assertThat(first.text("/data/0/id")).isEqualTo(newer);
        assertThat(first.text("/has_more")).isEqualTo("true");
        assertThat(second.text("/data/0/id")).isEqualTo(older);
        assertThat(second.text("/has_more")).isEqualTo("false");
        assertThat(list(of + "&created[lt]=1000").body().get("data")).isEmpty();
        assertThat(list(of + "&created[gte]=1000").body().get("data")).hasSize(2);
    }

    @Test
    void changesMetadata() {
        var refund = refund("payment_intent=" + captured().text("/id") + "&metadata[a]=1&metadata[b]=2");
        var path = REFUNDS + "/" + refund.text("/id");

        var changed = client.send("POST", path, "metadata[b]=&metadata[c]=3");

        assertThat(changed.body().get("metadata")).hasToString("{\"a\":\"1\",\"c\":\"3\"}");
        assertThat(client.get(path).body()).isEqualTo(changed.body());
        assertThat(client.send("POST", path, "amount=1").text("/error/code")).isEqualTo("parameter_unknown");
        assertThat(client.get(REFUNDS + "/re_unheardOf").status()).isEqualTo(404);
    }

    @Test
    void showsWhatARefundRefersTo() {
        var intent = captured();
        var refund = refund("payment_intent=" + intent.text("/id")
                + "&expand[]=charge.balance_transaction&expand[]=payment_intent&expand[]=balance_transaction");

        assertThat(refund.text("/charge/amount_refunded")).isEqualTo("2050");
        assertThat(refund.text("/charge/balance_transaction/type")).isEqualTo("charge");
        assertThat(refund.text("/payment_intent/id")).isEqualTo(intent.text("/id"));
        assertThat(refund.text("/balance_transaction/source")).isEqualTo(refund.text("/id"));
        var charge = client.get(chargePath(intent) + "?expand[]=refunds");
        assertThat(charge.text("/refunds/data/0/id")).isEqualTo(refund.text("/id"));
        assertThat(charge(intent).body().has("refunds")).isFalse();
        var listed = list("expand[]=data.payment_intent.latest_charge&limit=1");
        assertThat(listed.text("/data/0/payment_intent/latest_charge/id")).isEqualTo(intent.text("/latest_charge"));
    }

    @Test
    void failsForTheOrderThatIsToFail() {
        var intent = captured().text("/id");
        client.send("POST", "/sandbox/failures", "order_id=order-of-tok_visa&call=refund");

        assertThat(refund("payment_intent=" + intent).status()).isEqualTo(500);
        assertThat(refund("payment_intent=" + intent).status()).isEqualTo(200);
    }

    private Answer captured() {
        var intent = client.create("tok_visa").text("/id");
        return client.send("POST", "/v1/payment_intents/" + intent + "/capture", "");
    }

    private Answer charge(Answer intent) {
        return client.get(chargePath(intent));
    }

    private static String chargePath(Answer intent) {
        return "/v1/charges/" + intent.text("/latest_charge");
    }

    private Answer refund(String form) {
        return client.send("POST", REFUNDS, form);
    }

    private Answer list(String query) {
        return client.get(REFUNDS + "?" + query.replace("[", "%5B").replace("]", "%5D"));
    }
}
