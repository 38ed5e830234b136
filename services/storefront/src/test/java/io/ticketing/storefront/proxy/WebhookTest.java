package io.ticketing.storefront.proxy;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.marketplace.Call;
import io.ticketing.storefront.marketplace.Marketplace;

import static org.assertj.core.api.Assertions.assertThat;

/// The payment gateway signs the body, and calls without a session or anything that a browser sends.
@QuarkusTest
@WithTestResource(Marketplace.class)
class WebhookTest {

    private static final String PATH = "/api/payments/webhooks/stripe";
    private static final String BODY = "{\n  \"id\" : \"evt_1\",\t\"name\":\"Konzert f\u00fcr 20 \u20ac\"}\r\n";

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    @BeforeEach
    void reset() {
        marketplace.reset();
    }

    @Test
    void reachesPaymentsAsItWasSigned() {
        var gateway = Client.program(origin);

        var answer = gateway.send(gateway.request(PATH)
                .setHeader("Accept", "*/*; q=0.5, application/xml")
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", "t=1,v1=00")
                .POST(BodyPublishers.ofString(BODY)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(marketplace.payments.calls("POST", PATH))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.headers().get("Stripe-Signature")).isEqualTo("t=1,v1=00"))
                .extracting(Call::body)
                .isEqualTo(BODY);
    }
}
