package io.ticketing.sandbox;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/// What our own payments service sends is accepted to the letter.
class ShopTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static final String TOKEN = "error_on_requires_action=true&payment_method_data%5Btype%5D=card"
            + "&payment_method_data%5Bcard%5D%5Btoken%5D=";

    @ParameterizedTest
    @CsvSource({"2050, usd", "50, eur", "500, jpy", "50000, isk", "50000, ugx", "50000, mga", "5120, kwd", "17500, huf"
    })
    void buysWithATokenInItsThreeCalls(long amount, String currency) {
        var path = open(amount, currency);

        var authorized = call(path + "/confirm", TOKEN + "tok_visa");
        assertThat(authorized.text("/status")).isEqualTo("requires_capture");
        var captured = call(path + "/capture", "amount_to_capture=" + amount);
        assertThat(captured.text("/status")).isEqualTo("succeeded");
        assertThat(captured.body().get("amount_received").asLong()).isEqualTo(amount);
    }

    @Test
    void buysWithAPaymentMethod() {
        var path = open(2050, "usd");

        assertThat(call(path + "/confirm", "error_on_requires_action=true&payment_method=pm_card_visa")
                        .text("/status"))
                .isEqualTo("requires_capture");
    }

    @Test
    void confirmsAgainWithoutACard() {
        var path = open(2050, "usd");
        call(path, "payment_method=pm_card_visa");

        assertThat(call(path + "/confirm", "error_on_requires_action=true").text("/status"))
                .isEqualTo("requires_capture");
    }

    @Test
    void abandonsAfterADecline() {
        var path = open(2050, "usd");

        assertThat(call(path + "/confirm", TOKEN + "tok_chargeDeclined").status())
                .isEqualTo(402);
        assertThat(call(path + "/cancel", "cancellation_reason=abandoned").text("/status"))
                .isEqualTo("canceled");
    }

    @Test
    void failsAtCaptureAndAbandons() {
        var path = open(2050, "usd");
        call(path + "/confirm", TOKEN + "tok_chargeCustomerFail");

        assertThat(call(path + "/capture", "amount_to_capture=2050").status()).isEqualTo(402);
        assertThat(call(path + "/cancel", "cancellation_reason=abandoned").text("/status"))
                .isEqualTo("canceled");
    }

    private static String open(long amount, String currency) {
        var opened = call(
                "/v1/payment_intents",
                "amount=" + amount + "&currency=" + currency
                        + "&capture_method=manual&payment_method_types%5B%5D=card&metadata%5Border_id%5D="
                        + UUID.randomUUID() + "&metadata%5Bpayment_id%5D=" + UUID.randomUUID());
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.text("/status")).isEqualTo("requires_payment_method");
        return "/v1/payment_intents/" + opened.text("/id");
    }

    private static Answer call(String path, String form) {
        var client = GATEWAY.client();
        return client.send(client.request(path)
                .header("Authorization", "Bearer " + GatewayClient.KEY)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Stripe-Version", "2024-06-20")
                .header("Idempotency-Key", path + "-" + UUID.randomUUID())
                .POST(BodyPublishers.ofString(form)));
    }
}
