package io.ticketing.sandbox;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class HeadersTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/payment_intents, amount=50&currency=usd, 200",
        "POST, /v1/payment_intents, amount=49&currency=usd, 400",
        "POST, /v1/payment_intents, amount=%zz, 400",
        "GET, /v1/payment_intents/pi_1, '', 404",
        "GET, /v1/nothing, '', 404"
    })
    void namesEveryRequest(String method, String path, String form, int status) {
        var answer = GATEWAY.client().send(method, path, form);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Request-Id")).get().asString().matches("req_\\w{14}");
        assertThat(GATEWAY.client().send(method, path, form).header("Request-Id"))
                .isNotEqualTo(answer.header("Request-Id"));
    }

    @Test
    void namesRequestsThatItDoesNotLetIn() {
        var client = GATEWAY.client();

        var answer = client.send(client.request("/v1/payment_intents/pi_1"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Request-Id")).isPresent();
    }

    @Test
    void tellsTheVersionThatItSpeaks() {
        assertThat(create("Stripe-Version", "2022-11-15").header("Stripe-Version"))
                .contains("2022-11-15");
        assertThat(create("Stripe-Version", "2025-03-31.basil").header("Stripe-Version"))
                .contains("2025-03-31.basil");
        assertThat(create("Idempotency-Key", "unversioned").header("Stripe-Version"))
                .contains("2024-06-20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "2024", "2024-6-20", "2024-06-20 basil"})
    void refusesVersionsThatAreNone(String version) {
        var refused = create("Stripe-Version", version);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(refused.text("/error/message")).contains("Invalid Stripe API version: " + version);
        assertThat(refused.header("Request-Id")).isPresent();
    }

    @Test
    void doesNothingOnBehalfOfAnAccount() {
        assertThat(create("Stripe-Account", "acct_1").text("/error/code")).isEqualTo("sandbox_unsupported");
    }

    @Test
    void repeatsTheIdempotencyKey() {
        var first = create("Idempotency-Key", "a-key");
        var second = create("Idempotency-Key", "a-key");

        assertThat(first.header("Idempotency-Key")).contains("a-key");
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Key")).contains("a-key");
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(second.header("Request-Id")).isNotEqualTo(first.header("Request-Id"));
        assertThat(GATEWAY.client().create("tok_visa").header("Idempotency-Key"))
                .isEmpty();
    }

    private static Answer create(String header, String value) {
        var client = GATEWAY.client();
        return client.send(client.request("/v1/payment_intents")
                .header("Authorization", "Bearer " + GatewayClient.KEY)
                .header(header, value)
                .POST(BodyPublishers.ofString("amount=50&currency=usd")));
    }
}
