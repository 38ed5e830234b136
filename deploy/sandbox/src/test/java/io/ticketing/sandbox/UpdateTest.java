package io.ticketing.sandbox;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class UpdateTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static final String OPEN = "amount=2050&currency=usd&capture_method=manual";
    private static final String AUTHORIZED = OPEN + "&confirm=true&payment_method=pm_card_visa";

    @ParameterizedTest
    @ValueSource(strings = {OPEN, AUTHORIZED, OPEN + "&payment_method=pm_card_visa"})
    void changesTheDescriptionAtAnyTime(String form) {
        var path = create(form + "&description=Old");

        assertThat(update(path, "description=New").text("/description")).isEqualTo("New");
        assertThat(GATEWAY.client().get(path).text("/description")).isEqualTo("New");
        assertThat(update(path, "description=").body().get("description").isNull())
                .isTrue();
    }

    @Test
    void mergesMetadata() {
        var path = create(AUTHORIZED + "&metadata[order_id]=7&metadata[seat]=4");

        var intent = update(path, "metadata[seat]=5&metadata[row]=K&metadata[order_id]=");
        assertThat(intent.body().get("metadata")).hasToString("{\"seat\":\"5\",\"row\":\"K\"}");
        assertThat(intent.text("/status")).isEqualTo("requires_capture");
        assertThat(update(path, "metadata=").body().get("metadata")).isEmpty();
        assertThat(GATEWAY.client().get(path).body().get("metadata")).isEmpty();
    }

    @Test
    void changesAmountAndCurrencyWhileUnconfirmed() {
        var path = create(OPEN);

        var intent = update(path, "amount=300&currency=sek");
        assertThat(intent.body().get("amount").asInt()).isEqualTo(300);
        assertThat(intent.text("/currency")).isEqualTo("sek");

        var confirmed = GATEWAY.client().send("POST", path + "/confirm", "payment_method=pm_card_visa");
        assertThat(confirmed.body().get("amount_capturable").asInt()).isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({
        "amount=49, amount, amount_too_small",
        "amount=100000000, amount, amount_too_large",
        "amount=x, amount, parameter_invalid_integer",
        "amount=299&currency=sek, amount, amount_too_small",
        "currency=isk, amount, parameter_invalid_integer",
        "confirm=true, confirm, parameter_unknown",
        "colour=red, colour, parameter_unknown",
        "capture_method=automatic, capture_method, sandbox_unsupported"
    })
    void refusesWhatCreationRefuses(String form, String param, String code) {
        var path = create(OPEN);

        var refused = update(path, form);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/param")).isEqualTo(param);
        assertThat(refused.text("/error/code")).isEqualTo(code);
        assertThat(GATEWAY.client().get(path).body().get("amount").asInt()).isEqualTo(2050);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount=300", "currency=eur", "payment_method=pm_card_amex"})
    void changesNoMoneyOnceItIsConfirmed(String form) {
        var path = create(AUTHORIZED);

        var refused = update(path, form);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/code")).isEqualTo("payment_intent_unexpected_state");
        assertThat(refused.text("/error/payment_intent/status")).isEqualTo("requires_capture");
    }

    @Test
    void takesACard() {
        var path = create(OPEN);

        assertThat(update(path, "payment_method=pm_card_amex").text("/status")).isEqualTo("requires_confirmation");
        assertThat(GATEWAY.client().send("POST", path + "/confirm", "").text("/status"))
                .isEqualTo("requires_capture");
    }

    @Test
    void repeatsItsAnswerToAKey() {
        var path = create(OPEN);
        var form = Map.of("description", "New");

        GATEWAY.client().post(path, form, "update " + path);
        update(path, "description=Newer");

        var repeated = GATEWAY.client().post(path, form, "update " + path);
        assertThat(repeated.replayed()).isTrue();
        assertThat(repeated.text("/description")).isEqualTo("New");
        assertThat(GATEWAY.client().get(path).text("/description")).isEqualTo("Newer");
    }

    @Test
    void doesNotKnowOtherIntents() {
        assertThat(update("/v1/payment_intents/pi_unheardOf", "description=New").status())
                .isEqualTo(404);
    }

    private static String create(String form) {
        return "/v1/payment_intents/"
                + GATEWAY.client().send("POST", "/v1/payment_intents", form).text("/id");
    }

    private static Answer update(String path, String form) {
        return GATEWAY.client().send("POST", path, form);
    }
}
