package io.ticketing.sandbox;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class CurrenciesTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @ValueSource(
            strings = {"dem", "itl", "hrk", "zwl", "sll", "ved", "clf", "xts", "xau", "bov", "kpw", "irr", "nil", "euro"
            })
    void refusesCurrenciesThatStripeDoesNotSupport(String currency) {
        var refused = create(currency);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(refused.text("/error/param")).isEqualTo("currency");
        assertThat(refused.body().at("/error/code").isMissingNode()).isTrue();
        assertThat(refused.text("/error/message"))
                .startsWith("Invalid currency: " + currency
                        + ". Stripe currently supports these currencies: usd, aed, afn, all, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"usd", "EUR", "jpy", "zmw", "bhd", "kwd", "tnd", "mga", "isk", "ugx", "xcg", "sle", "cve"})
    void takesThoseThatItSupports(String currency) {
        assertThat(create(currency).status()).isEqualTo(200);
    }

    private static Answer create(String currency) {
        return GATEWAY.client().send("POST", "/v1/payment_intents", "amount=50000&currency=" + currency);
    }
}
