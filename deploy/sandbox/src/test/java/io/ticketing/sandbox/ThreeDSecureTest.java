package io.ticketing.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class ThreeDSecureTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static final String CARD = "pm_card_threeDSecure2Required";
    private static final String SHOP = "https://shop.example/orders/1?tab=pay#top";
    private static final String URL = "/next_action/redirect_to_url/url";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authenticationRequired",
                "authenticationRequiredOnSetup",
                "authenticationRequiredSetupForOffSession",
                "authenticationRequiredChargeDeclinedInsufficientFunds",
                "threeDSecure2Required",
                "threeDSecureRequired",
                "threeDSecureRequiredChargeDeclined"
            })
    void asksTheHolderOfTheCard(String card) {
        var asked = confirmed("pm_card_" + card, Map.of("return_url", SHOP));

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text("/status")).isEqualTo("requires_action");
        assertThat(asked.text("/payment_method")).isEqualTo("pm_card_" + card);
        assertThat(asked.body().get("amount_capturable").asLong()).isZero();
        assertThat(asked.body().get("latest_charge").isNull()).isTrue();
        assertThat(asked.text("/next_action/type")).isEqualTo("redirect_to_url");
        assertThat(asked.text("/next_action/redirect_to_url/return_url")).isEqualTo(SHOP);
        assertThat(asked.text(URL)).startsWith("http://localhost:").endsWith(asked.text("/id"));
    }

    @Test
    void takesTheCardByTokenInOneCall() {
        var form = new HashMap<>(Map.of("amount", "2050", "currency", "usd", "confirm", "true", "return_url", SHOP));
        form.put("payment_method_data[type]", "card");
        form.put("payment_method_data[card][token]", "tok_threeDSecure2Required");

        var asked = GATEWAY.client().post("/v1/payment_intents", form, null);

        assertThat(asked.text("/status")).isEqualTo("requires_action");
    }

    @Test
    void leavesItToTheSdkWithoutAnAddressToReturnTo() {
        var forSdk = confirmed(CARD, Map.of("return_url", SHOP, "use_stripe_sdk", "true"));
        var withoutAddress = confirmed(CARD, Map.of());

        for (var asked : new Answer[] {forSdk, withoutAddress}) {
            assertThat(asked.text("/status")).isEqualTo("requires_action");
            assertThat(asked.text("/next_action/type")).isEqualTo("use_stripe_sdk");
            assertThat(asked.text("/next_action/use_stripe_sdk/stripe_js")).startsWith("http://");
        }
    }

    @Test
    void showsTheHolderWhatIsCharged() throws Exception {
        var asked = confirmed(CARD, Map.of("return_url", SHOP));

        var page = get(asked.text(URL));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body()).contains("20.50 USD", "Complete", "Fail");
    }

    @Test
    void authorizesWhenTheHolderIsProven() throws Exception {
        var asked = confirmed(CARD, Map.of("return_url", SHOP));

        var back = answer(asked, "complete");

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location"))
                .contains("https://shop.example/orders/1?tab=pay&payment_intent=%s&redirect_status=succeeded#top"
                        .formatted(asked.text("/id")));
        var intent = shown(asked);
        assertThat(intent.text("/status")).isEqualTo("requires_capture");
        assertThat(intent.body().get("amount_capturable").asLong()).isEqualTo(2050);
        assertThat(intent.body().get("next_action").isNull()).isTrue();
    }

    @Test
    void needsAnotherCardWhenTheHolderIsNot() throws Exception {
        var asked = confirmed(CARD, Map.of("return_url", "https://shop.example/done"));

        var back = answer(asked, "fail");

        assertThat(back.headers().firstValue("Location"))
                .contains("https://shop.example/done?payment_intent=%s&redirect_status=failed"
                        .formatted(asked.text("/id")));
        var intent = shown(asked);
        assertThat(intent.text("/status")).isEqualTo("requires_payment_method");
        assertThat(intent.text("/last_payment_error/code")).isEqualTo("payment_intent_authentication_failure");
        assertThat(intent.body().get("next_action").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "authenticationRequiredChargeDeclinedInsufficientFunds, insufficient_funds",
        "threeDSecureRequiredChargeDeclined, generic_decline"
    })
    void declinesSomeCardsAfterTheChallenge(String card, String declineCode) throws Exception {
        var asked = confirmed("pm_card_" + card, Map.of("return_url", SHOP));

        answer(asked, "complete");

        var intent = shown(asked);
        assertThat(intent.text("/status")).isEqualTo("requires_payment_method");
        assertThat(intent.text("/last_payment_error/decline_code")).isEqualTo(declineCode);
    }

    @Test
    void declinesAtOnceWhenTheBankCanNotBeAsked() {
        var declined = confirmed("pm_card_threeDSecureRequiredProcessingError", Map.of("return_url", SHOP));

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.text("/error/code")).isEqualTo("processing_error");
    }

    @Test
    void declinesAtOnceWhenTheMerchantWantsNoQuestions() {
        var declined = confirmed(CARD, Map.of("error_on_requires_action", "true"));

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.text("/error/type")).isEqualTo("card_error");
        assertThat(declined.text("/error/code")).isEqualTo("authentication_required");
        assertThat(declined.text("/error/payment_intent/status")).isEqualTo("requires_payment_method");
    }

    @Test
    void chargesNobodyAfterItWasCancelled() throws Exception {
        var asked = confirmed(CARD, Map.of("return_url", SHOP));
        GATEWAY.client().post(path(asked) + "/cancel", Map.of(), null);

        assertThat(get(asked.text(URL)).body()).contains("no question for you");
        assertThat(answer(asked, "complete").statusCode()).isEqualTo(200);

        var intent = shown(asked);
        assertThat(intent.text("/status")).isEqualTo("canceled");
        assertThat(intent.body().get("next_action").isNull()).isTrue();
    }

    @Test
    void takesTheFirstAnswerOnly() throws Exception {
        var asked = confirmed(CARD, Map.of("return_url", SHOP));

        answer(asked, "fail");
        answer(asked, "complete");

        assertThat(shown(asked).text("/status")).isEqualTo("requires_payment_method");
    }

    @Test
    void asksAgainWhenItIsConfirmedAgain() {
        var asked = confirmed(CARD, Map.of("return_url", SHOP));

        var again =
                GATEWAY.client().post(path(asked) + "/confirm", Map.of("return_url", "https://other.example/"), null);

        assertThat(again.text("/status")).isEqualTo("requires_action");
        assertThat(again.text("/next_action/redirect_to_url/return_url")).isEqualTo("https://other.example/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/1", "not a url"})
    void refusesAnAddressThatLeadsNowhere(String address) {
        var refused = confirmed("pm_card_visa", Map.of("return_url", address));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/code")).isEqualTo("url_invalid");
        assertThat(refused.text("/error/param")).isEqualTo("return_url");
    }

    @Test
    void knowsNoOtherAnswers() throws Exception {
        var asked = confirmed(CARD, Map.of("return_url", SHOP));

        assertThat(answer(asked, "maybe").statusCode()).isEqualTo(400);
        assertThat(get(asked.text(URL) + "x").statusCode()).isEqualTo(404);
        assertThat(shown(asked).text("/status")).isEqualTo("requires_action");
    }

    private static Answer confirmed(String card, Map<String, String> more) {
        var client = GATEWAY.client();
        var opening = Map.of("amount", "2050", "currency", "usd", "capture_method", "manual");
        var form = new HashMap<>(more);
        form.put("payment_method", card);
        return client.post(path(client.post("/v1/payment_intents", opening, null)) + "/confirm", form, null);
    }

    private static Answer shown(Answer intent) {
        return GATEWAY.client().get(path(intent));
    }

    private static String path(Answer intent) {
        return "/v1/payment_intents/" + intent.text("/id");
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private static HttpResponse<String> answer(Answer asked, String answer) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(asked.text(URL)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("answer=" + answer)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return GATEWAY.client().http().send(request.build(), BodyHandlers.ofString());
    }
}
