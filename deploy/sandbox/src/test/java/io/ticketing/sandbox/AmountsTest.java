package io.ticketing.sandbox;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class AmountsTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @CsvSource({
        "usd, 50, 0.50",
        "aed, 200, 2.00",
        "aud, 50, 0.50",
        "bgn, 100, 1.00",
        "brl, 50, 0.50",
        "cad, 50, 0.50",
        "chf, 50, 0.50",
        "czk, 1500, 15.00",
        "dkk, 250, 2.50",
        "eur, 50, 0.50",
        "gbp, 30, 0.30",
        "hkd, 400, 4.00",
        "huf, 17500, 175.00",
        "inr, 50, 0.50",
        "jpy, 50, 50",
        "mxn, 1000, 10.00",
        "myr, 200, 2.00",
        "nok, 300, 3.00",
        "nzd, 50, 0.50",
        "pln, 200, 2.00",
        "ron, 200, 2.00",
        "sek, 300, 3.00",
        "sgd, 50, 0.50",
        "thb, 1000, 10.00"
    })
    void chargesNoLessThanTheCurrencysMinimum(String currency, long least, String written) {
        var refused = create(least - 1, currency);

        assertRefused(refused, "amount_too_small");
        assertThat(refused.text("/error/message")).isEqualTo("Amount must be at least " + written + " " + currency);
        assertThat(create(least, currency).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"krw, 1", "isk, 100", "ugx, 100", "kwd, 10", "zar, 1", "twd, 1"})
    void takesAnyAmountWhereStripeNamesNoMinimum(String currency, long amount) {
        assertThat(create(amount, currency).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "usd, 99999999, 999999.99",
        "jpy, 99999999, 99999999",
        "kwd, 99999990, 99999.999",
        "isk, 99999900, 999999.99",
        "idr, 999999999999, 9999999999.99"
    })
    void chargesNoMoreThanTheDigitsThatStripeHas(String currency, long most, String written) {
        assertThat(create(most, currency).status()).isEqualTo(200);

        var refused = create(10 * most, currency);
        assertRefused(refused, "amount_too_large");
        assertThat(refused.text("/error/message")).isEqualTo("Amount must be no more than " + written + " " + currency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20.50", "x", "0", "-1", "1e3", "99999999999999999999"})
    void takesWholeNumbersOnly(String amount) {
        assertRefused(create(amount, "usd"), "parameter_invalid_integer");
    }

    /// Payouts in them are whole, but charges are not.
    @ParameterizedTest
    @CsvSource({"huf, 17501", "twd, 101"})
    void chargesFractionsOfCurrenciesThatArePaidOutWhole(String currency, long amount) {
        assertThat(create(amount, currency).status()).isEqualTo(200);
    }

    @Test
    void forgetsTheKeyOfAnAmountThatItRefused() {
        var client = GATEWAY.client();

        assertThat(client.create("tok_visa", Map.of("key", "small", "amount", "49"))
                        .status())
                .isEqualTo(400);
        assertThat(client.create("tok_visa", Map.of("key", "small", "amount", "50"))
                        .status())
                .isEqualTo(200);
    }

    private static Answer create(long amount, String currency) {
        return create(Long.toString(amount), currency);
    }

    private static Answer create(String amount, String currency) {
        return GATEWAY.client().send("POST", "/v1/payment_intents", "amount=" + amount + "&currency=" + currency);
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(answer.text("/error/code")).isEqualTo(code);
        assertThat(answer.text("/error/param")).isEqualTo("amount");
    }
}
