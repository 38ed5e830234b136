package io.ticketing.sandbox;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class TestCardsTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "visa",
                "visa_debit",
                "mastercard",
                "mastercard_debit",
                "mastercard_prepaid",
                "amex",
                "discover",
                "diners",
                "jcb",
                "unionpay",
                "visa_cartesBancaires",
                "mastercard_debit_eftposAuCoBranded",
                "us",
                "de",
                "jp",
                "br",
                "ae_mastercard",
                "gb_debit",
                "th_credit",
                "threeDSecureOptional",
                "amex_threeDSecureNotSupported",
                "riskLevelElevated",
                "cvcCheckFail",
                "avsFail",
                "avsUnchecked",
                "createDispute",
                "createDisputeInquiry",
                "createDisputeProductNotReceived",
                "pendingRefund",
                "refundFail",
                "bypassPending"
            })
    void chargesCardsThatWork(String card) {
        assertThat(payWithMethod("pm_card_" + card).text("/status")).isEqualTo("succeeded");
        assertThat(payWithToken("tok_" + card).text("/status")).isEqualTo("succeeded");
    }

    @ParameterizedTest
    @CsvSource({
        "visa_chargeDeclined, card_declined, generic_decline, try_again_later",
        "visa_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds, try_again_later",
        "visa_chargeDeclinedLostCard, card_declined, lost_card, do_not_try_again",
        "visa_chargeDeclinedStolenCard, card_declined, stolen_card, do_not_try_again",
        "visa_chargeDeclinedVelocityLimitExceeded, card_declined, card_velocity_exceeded, ''",
        "chargeDeclinedFraudulent, card_declined, fraudulent, ''",
        "radarBlock, card_declined, fraudulent, ''",
        "riskLevelHighest, card_declined, fraudulent, ''",
        "chargeDeclinedExpiredCard, expired_card, expired_card, confirm_card_data",
        "chargeDeclinedIncorrectCvc, incorrect_cvc, incorrect_cvc, confirm_card_data",
        "chargeDeclinedProcessingError, processing_error, processing_error, try_again_later"
    })
    void declinesCardsByTheirCode(String card, String code, String declineCode, String advice) {
        var declined = payWithMethod("pm_card_" + card);

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.text("/error/type")).isEqualTo("card_error");
        assertThat(declined.text("/error/code")).isEqualTo(code);
        assertThat(declined.text("/error/decline_code")).isEqualTo(declineCode);
        assertThat(declined.text("/error/advice_code")).isEqualTo(advice);
        assertReceivedNothing(declined);
    }

    @Test
    void receivesNothingWhenTheCaptureFails() {
        var client = GATEWAY.client();
        var intent = client.create("tok_chargeCustomerFail").text("/id");

        var failed = client.send("POST", "/v1/payment_intents/" + intent + "/capture", "");

        assertThat(failed.status()).isEqualTo(402);
        assertReceivedNothing(failed);
    }

    @ParameterizedTest
    @CsvSource({"createMultipleDisputes, disputes", "createIssuerFraudRecord, fraud warnings"})
    void saysWhatItLacksForOtherCardsOfStripe(String card, String lacking) {
        var refused = payWithMethod("pm_card_" + card);
        assertRefused(refused, "sandbox_unsupported", "payment_method");
        assertThat(refused.text("/error/message"))
                .startsWith("The sandbox gateway does not support ")
                .contains(lacking)
                .contains("pm_card_" + card);

        assertRefused(payWithToken("tok_" + card), "sandbox_unsupported", "payment_method_data[card][token]");
    }

    @Test
    void tellsATokenFromAPaymentMethod() {
        var method = payWithMethod("tok_visa");
        assertRefused(method, "resource_missing", "payment_method");
        assertThat(method.text("/error/message")).isEqualTo("No such PaymentMethod: 'tok_visa'");

        var token = payWithToken("pm_card_visa");
        assertRefused(token, "resource_missing", "payment_method_data[card][token]");
        assertThat(token.text("/error/message")).isEqualTo("No such token: 'pm_card_visa'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_card_", "pm_card_unheardOf", "pm_card_VISA", "visa", "pm_card_visa_visa"})
    void refusesCardsThatNobodyKnows(String card) {
        assertRefused(payWithMethod(card), "resource_missing", "payment_method");
    }

    private static void assertReceivedNothing(Answer declined) {
        assertThat(declined.body().at("/error/payment_intent/amount_received").asLong())
                .isZero();
    }

    private static Answer payWithMethod(String method) {
        return pay(Map.of("payment_method", method));
    }

    private static Answer payWithToken(String token) {
        return pay(Map.of("payment_method_data[type]", "card", "payment_method_data[card][token]", token));
    }

    private static Answer pay(Map<String, String> card) {
        var form = new HashMap<>(card);
        form.putAll(Map.of("amount", "50", "currency", "usd", "confirm", "true"));
        return GATEWAY.client().post("/v1/payment_intents", form, null);
    }

    private static void assertRefused(Answer answer, String code, String param) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(answer.text("/error/code")).isEqualTo(code);
        assertThat(answer.text("/error/param")).isEqualTo(param);
    }
}
