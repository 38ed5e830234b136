package io.ticketing.sandbox;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class ParametersTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static final String CREATION = "amount=2050&currency=usd";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour",
                "colour[dark]",
                "colour[]",
                "order_id",
                "metdata[order_id]",
                "payment_method_data[colour]",
                "payment_method_data[card][colour]",
                "payment_method_types[card]"
            })
    void refusesParametersThatStripeDoesNotKnow(String param) {
        assertUnknown(create(CREATION + "&" + param + "=red"), param);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/confirm", "/capture", "/cancel"})
    void refusesThemInEveryCallOnAnIntent(String action) {
        assertUnknown(
                GATEWAY.client().send("POST", path(create(CREATION).text("/id")) + action, "colour=red"), "colour");
    }

    @Test
    void refusesThemInEveryCallThatReads() {
        assertUnknown(GATEWAY.client().get(path(create(CREATION).text("/id")) + "?colour=red"), "colour");
        assertUnknown(GATEWAY.client().get("/v1/payment_intents?colour=red"), "colour");
    }

    @ParameterizedTest
    @CsvSource({
        "/confirm, amount",
        "/confirm, metadata[a]",
        "/capture, currency",
        "/capture, payment_method",
        "/cancel, amount_to_capture",
        "/cancel, metadata[a]"
    })
    void refusesWhatBelongsToAnotherCall(String action, String param) {
        assertUnknown(GATEWAY.client().send("POST", path(create(CREATION).text("/id")) + action, param + "=1"), param);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer",
                "off_session",
                "receipt_email",
                "setup_future_usage",
                "statement_descriptor_suffix",
                "application_fee_amount",
                "automatic_payment_methods[enabled]",
                "transfer_data[destination]",
                "shipping[address][line1]",
                "payment_method_options[card][request_three_d_secure]",
                "payment_method_data[billing_details][name]",
                "payment_method_data[card][number]",
                "payment_method_data[ideal][bank]"
            })
    void saysWhichOfStripesParametersItLacks(String param) {
        var refused = create(CREATION + "&" + param + "=x");

        assertRefused(refused, "sandbox_unsupported", param);
        assertThat(refused.text("/error/message")).contains("sandbox").contains(param);
    }

    @ParameterizedTest
    @CsvSource({
        "currency=usd, parameter_missing, amount",
        "amount=2050, parameter_missing, currency",
        "amount=2050&currency=, parameter_invalid_empty, currency",
        "amount=&currency=usd, parameter_invalid_empty, amount",
        "amount=2050&currency=usd&payment_method=, parameter_invalid_empty, payment_method",
        "amount=2050&currency=usd&payment_method_data[card][token]=tok_visa, parameter_missing, payment_method_data[type]",
        "amount=2050&currency=usd&payment_method_data[type]=card, parameter_missing, payment_method_data[card]"
    })
    void namesWhatIsMissing(String form, String code, String param) {
        assertRefused(create(form), code, param);
    }

    @ParameterizedTest
    @CsvSource({
        "capture_method=later, capture_method, automatic_async",
        "confirmation_method=never, confirmation_method, manual",
        "confirm=yes, confirm, yes",
        "error_on_requires_action=true, error_on_requires_action, confirm",
        "return_url=https://shop.example/, return_url, confirm"
    })
    void refusesValuesThatStripeDoesNotHave(String parameter, String param, String hint) {
        var refused = create(CREATION + "&" + parameter);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/param")).isEqualTo(param);
        assertThat(refused.text("/error/message")).contains(hint);
    }

    @Test
    void cancelsOnlyForAReasonThatStripeHas() {
        var cancel = path(create(CREATION).text("/id")) + "/cancel";

        var refused = GATEWAY.client().send("POST", cancel, "cancellation_reason=bored");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/message"))
                .isEqualTo("Invalid cancellation_reason: must be one of duplicate, fraudulent,"
                        + " requested_by_customer, or abandoned");
        assertThat(GATEWAY.client()
                        .send("POST", cancel, "cancellation_reason=duplicate")
                        .text("/status"))
                .isEqualTo("canceled");
    }

    @ParameterizedTest
    @CsvSource({"payment_method_types[]=card&payment_method_types[]=ideal", "payment_method_types[0]=ideal"})
    void takesCardsOnly(String types) {
        assertRefused(create(CREATION + "&" + types), "sandbox_unsupported", "payment_method_types");
        assertRefused(
                create(CREATION + "&payment_method_data[type]=ideal"),
                "sandbox_unsupported",
                "payment_method_data[type]");
    }

    @Test
    void refusesTwoCardsAtOnce() {
        var refused = create(
                CREATION
                        + "&payment_method=pm_card_visa&payment_method_data[type]=card&payment_method_data[card][token]=tok_visa");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/param")).isEqualTo("payment_method");
    }

    @Test
    void showsWhatItWasTold() {
        var intent = create(CREATION + "&description=Two+seats&capture_method=manual&confirmation_method=manual"
                + "&payment_method_types[]=card&metadata[order_id]=7&metadata[empty]=");

        assertThat(intent.status()).isEqualTo(200);
        assertThat(intent.text("/description")).isEqualTo("Two seats");
        assertThat(intent.text("/capture_method")).isEqualTo("manual");
        assertThat(intent.text("/confirmation_method")).isEqualTo("manual");
        assertThat(intent.text("/payment_method_types/0")).isEqualTo("card");
        assertThat(intent.body().get("metadata")).hasToString("{\"order_id\":\"7\"}");
    }

    @Test
    void keepsMetadataAsSmallAsStripeDoes() {
        assertThat(create(CREATION + "&metadata[" + "k".repeat(40) + "]=" + "v".repeat(500))
                        .status())
                .isEqualTo(200);
        assertMetadataRefused("metadata[" + "k".repeat(41) + "]=v");
        assertMetadataRefused("metadata[k]=" + "v".repeat(501));
        assertMetadataRefused(IntStream.rangeClosed(0, 50)
                .mapToObj(key -> "metadata[" + key + "]=v")
                .collect(Collectors.joining("&")));
        assertMetadataRefused("metadata=text");
    }

    private static void assertMetadataRefused(String metadata) {
        var refused = create(CREATION + "&" + metadata);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(refused.text("/error/param")).isEqualTo("metadata");
    }

    private static Answer create(String form) {
        return GATEWAY.client().send("POST", "/v1/payment_intents", form);
    }

    private static void assertUnknown(Answer answer, String param) {
        assertRefused(answer, "parameter_unknown", param);
        assertThat(answer.text("/error/message")).isEqualTo("Received unknown parameter: " + param);
    }

    private static void assertRefused(Answer answer, String code, String param) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(answer.text("/error/code")).isEqualTo(code);
        assertThat(answer.text("/error/param")).isEqualTo(param);
    }

    private static String path(String id) {
        return "/v1/payment_intents/" + id;
    }
}
