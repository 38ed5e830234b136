package io.ticketing.sandbox;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class ExpansionTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static final String PAID = "amount=2050&currency=usd&confirm=true&capture_method=manual&payment_method=";

    @Test
    void showsTheChargeOfAnIntent() {
        var intent = create(PAID + "pm_card_visa&metadata[order_id]=7");
        var path = "/v1/payment_intents/" + intent.text("/id");

        var authorized = GATEWAY.client().get(path + "?expand[]=latest_charge");
        assertThat(authorized.text("/latest_charge/id")).isEqualTo(intent.text("/latest_charge"));
        assertThat(authorized.text("/latest_charge/object")).isEqualTo("charge");
        assertThat(authorized.text("/latest_charge/status")).isEqualTo("succeeded");
        assertThat(authorized.text("/latest_charge/payment_intent")).isEqualTo(intent.text("/id"));
        assertThat(authorized.text("/latest_charge/payment_method")).isEqualTo("pm_card_visa");
        assertThat(authorized.body().at("/latest_charge/paid").asBoolean()).isTrue();
        assertThat(authorized.body().at("/latest_charge/captured").asBoolean()).isFalse();
        assertThat(authorized.body().at("/latest_charge/amount").asInt()).isEqualTo(2050);

        var captured =
                GATEWAY.client().send("POST", path + "/capture", "amount_to_capture=2000&expand[]=latest_charge");
        assertThat(captured.body().at("/latest_charge/captured").asBoolean()).isTrue();
        assertThat(captured.body().at("/latest_charge/amount_captured").asInt()).isEqualTo(2000);
        assertThat(captured.body().at("/latest_charge/amount_refunded").asInt()).isEqualTo(50);
        assertThat(GATEWAY.client().get(path).text("/latest_charge")).startsWith("ch_");
    }

    @Test
    void showsTheChargesOfRefusedAndCancelledIntents() {
        var declined = create(PAID + "pm_card_chargeDeclinedExpiredCard").text("/error/payment_intent/id");
        var failed = GATEWAY.client().get("/v1/payment_intents/" + declined + "?expand[]=latest_charge");
        assertThat(failed.text("/latest_charge/status")).isEqualTo("failed");
        assertThat(failed.text("/latest_charge/failure_code")).isEqualTo("expired_card");
        assertThat(failed.body().at("/latest_charge/paid").asBoolean()).isFalse();

        var path = "/v1/payment_intents/" + create(PAID + "pm_card_visa").text("/id");
        var cancelled = GATEWAY.client().send("POST", path + "/cancel", "expand[]=latest_charge");
        assertThat(cancelled.body().at("/latest_charge/refunded").asBoolean()).isTrue();
        assertThat(cancelled.body().at("/latest_charge/amount_refunded").asInt())
                .isEqualTo(2050);
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_visa, visa, credit",
        "pm_card_visa_debit, visa, debit",
        "pm_card_mastercard_prepaid, mastercard, prepaid",
        "pm_card_gb_mastercard, mastercard, credit",
        "pm_card_amex, amex, credit",
        "pm_card_unionpay, unionpay, credit",
        "pm_card_th_debit, visa, debit"
    })
    void showsTheCard(String card, String brand, String funding) {
        var intent = create(PAID + card + "&expand[]=payment_method");

        assertThat(intent.text("/payment_method/id")).isEqualTo(card);
        assertThat(intent.text("/payment_method/object")).isEqualTo("payment_method");
        assertThat(intent.text("/payment_method/type")).isEqualTo("card");
        assertThat(intent.text("/payment_method/card/brand")).isEqualTo(brand);
        assertThat(intent.text("/payment_method/card/funding")).isEqualTo(funding);
        assertThat(intent.text("/latest_charge")).startsWith("ch_");
    }

    @Test
    void leavesEmptyWhatAnIntentDoesNotHave() {
        var intent = create(
                "amount=2050&currency=usd&expand[]=customer&expand[]=latest_charge&expand[]=payment_method&expand[0]=customer");

        assertThat(intent.status()).isEqualTo(200);
        assertThat(intent.body().get("customer").isNull()).isTrue();
        assertThat(intent.body().get("latest_charge").isNull()).isTrue();
        assertThat(intent.body().get("payment_method").isNull()).isTrue();
    }

    @Test
    void repeatsAnExpandedAnswer() {
        var form = Map.of(
                "amount",
                "50",
                "currency",
                "usd",
                "confirm",
                "true",
                "payment_method",
                "pm_card_visa",
                "expand[]",
                "latest_charge");

        var first = GATEWAY.client().post("/v1/payment_intents", form, "expanded");
        var second = GATEWAY.client().post("/v1/payment_intents", form, "expanded");

        assertThat(first.text("/latest_charge/object")).isEqualTo("charge");
        assertThat(second.replayed()).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "amount", "metadata", "latest_charge.colour", "data.customer", ""})
    void refusesWhatCannotBeExpanded(String property) {
        var refused = create(PAID + "pm_card_visa&expand[]=" + property + "&metadata[order_id]=unexpanded");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/type")).isEqualTo("invalid_request_error");
        if (!property.isEmpty()) {
            assertThat(refused.text("/error/message"))
                    .isEqualTo("This property cannot be expanded (" + property + ").");
        }
        assertThat(GATEWAY.client()
                        .get("/sandbox/payment_intents?order_id=unexpanded")
                        .body()
                        .get("data"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "review", "latest_charge.review", "payment_method.customer"})
    void saysWhichObjectsItLacks(String property) {
        var refused = create(PAID + "pm_card_visa&expand[]=" + property);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/code")).isEqualTo("sandbox_unsupported");
        assertThat(refused.text("/error/param")).isEqualTo("expand");
        assertThat(refused.text("/error/message")).contains(property);
    }

    private static Answer create(String form) {
        return GATEWAY.client().send("POST", "/v1/payment_intents", form);
    }
}
