package io.ticketing.sandbox;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.sandbox.EventReceiver.Received;
import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class WebhooksTest {

    private static final String ENDPOINTS = "/v1/webhook_endpoints";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private final GatewayClient client = GATEWAY.client();
    private EventReceiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = EventReceiver.start();
    }

    @AfterEach
    void removeEndpoints() {
        receiver.close();
        client.get(ENDPOINTS + "?limit=100")
                .body()
                .get("data")
                .findValuesAsText("id")
                .forEach(this::remove);
    }

    @Test
    void showsTheSecretOfAnEndpointOnce() {
        var created = endpoint("*");

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text("/id")).matches("we_\\w{24}");
        assertThat(created.text("/object")).isEqualTo("webhook_endpoint");
        assertThat(created.text("/url")).isEqualTo(receiver.url());
        assertThat(created.text("/enabled_events/0")).isEqualTo("*");
        assertThat(created.text("/status")).isEqualTo("enabled");
        assertThat(created.text("/secret")).startsWith("whsec_");
        var shown = client.get(ENDPOINTS + "/" + created.text("/id"));
        assertThat(shown.text("/url")).isEqualTo(receiver.url());
        assertThat(shown.body().has("secret")).isFalse();
        assertThat(client.get(ENDPOINTS).text("/data/0/id")).isEqualTo(created.text("/id"));
    }

    @Test
    void signsWhatItSends() throws InterruptedException {
        var secret = endpoint("payment_intent.amount_capturable_updated").text("/secret");

        var intent = client.create("tok_visa").text("/id");

        var event = receiver.next();
        assertThat(event.contentType()).isEqualTo("application/json; charset=utf-8");
        assertThat(event.text("/type")).isEqualTo("payment_intent.amount_capturable_updated");
        assertThat(event.text("/data/object/id")).isEqualTo(intent);
        assertThat(event.text("/pending_webhooks")).isEqualTo("1");
        var time =
                Long.parseLong(event.signature().substring(2, event.signature().indexOf(',')));
        assertThat(Instant.ofEpochSecond(time)).isBetween(Instant.now().minusSeconds(30), Instant.now());
        assertThat(event.signature()).isEqualTo(Signature.header(secret, Instant.ofEpochSecond(time), event.body()));
    }

    /// The signature was made with OpenSSL.
    @Test
    void signsTimeAndBody() {
        assertThat(Signature.header("whsec_test_secret", Instant.ofEpochSecond(1700000000), "{}"))
                .isEqualTo("t=1700000000,v1=" + "ceb8863f7208fa249a6cd8f951e993c7563412aca65866f6272283debe143ab3");
    }

    @Test
    void repeatsUntilTheEventIsTaken() throws InterruptedException {
        endpoint("payment_intent.created");
        receiver.answerNext(500);
        receiver.answerNext(302);

        client.create("tok_visa");

        var first = receiver.next();
        assertThat(receiver.next().text("/id")).isEqualTo(first.text("/id"));
        assertThat(receiver.next().text("/id")).isEqualTo(first.text("/id"));
        assertThat(pendingAfter(first)).isZero();
    }

    @Test
    void sendsWhatAnEndpointWantsOnly() throws InterruptedException {
        endpoint("payment_intent.canceled");
        var intent = client.create("tok_visa").text("/id");
        client.send("POST", "/v1/payment_intents/" + intent + "/cancel", "");

        assertThat(receiver.next().text("/type")).isEqualTo("payment_intent.canceled");
    }

    @Test
    void isNotDelayedByAnEndpointThatIsDown() throws InterruptedException {
        client.send("POST", ENDPOINTS, "url=http://127.0.0.1:1/&enabled_events[]=*");
        endpoint("payment_intent.created");

        IntStream.range(0, 20).forEach(_ -> client.create("tok_visa"));

        for (int i = 0; i < 20; i++) {
            assertThat(receiver.next().text("/type")).isEqualTo("payment_intent.created");
        }
    }

    @Test
    void sendsNothingToARemovedEndpoint() throws InterruptedException {
        var id = endpoint("*").text("/id");
        assertThat(remove(id).body().get("deleted").asBoolean()).isTrue();
        client.create("tok_visa");
        endpoint("payment_intent.canceled");

        var intent = client.create("tok_visa").text("/id");
        client.send("POST", "/v1/payment_intents/" + intent + "/cancel", "");

        assertThat(receiver.next().text("/data/object/id")).isEqualTo(intent);
        assertThat(remove(id).status()).isEqualTo(404);
        assertThat(client.get(ENDPOINTS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void createsARepeatedEndpointOnce() {
        var form = Map.of("url", receiver.url(), "enabled_events[]", "*");

        var first = client.post(ENDPOINTS, form, "one-endpoint");
        var second = client.post(ENDPOINTS, form, "one-endpoint");

        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        assertThat(client.get(ENDPOINTS).body().get("data")).hasSize(1);
    }

    @Test
    void sendsToTheEndpointOfItsSettings() throws InterruptedException {
        var target = new WebhookTarget(URI.create(receiver.url()), "whsec_of_the_settings");
        try (var gateway = GATEWAY.another(Optional.of(target))) {
            new GatewayClient(client.http(), gateway.port()).create("tok_visa");

            var event = receiver.next();

            assertThat(event.text("/type")).startsWith("payment_intent.");
            assertThat(event.signature()).contains("v1=");
        }
        try (var gateway = GATEWAY.another(Optional.empty())) {
            assertThat(new GatewayClient(client.http(), gateway.port())
                            .get(ENDPOINTS)
                            .body()
                            .get("data"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "enabled_events[]=*, url, parameter_missing",
        "url=localhost&enabled_events[]=*, url, url_invalid",
        "url=ftp://localhost/&enabled_events[]=*, url, url_invalid",
        "url=http://localhost/, enabled_events, parameter_missing",
        "url=http://localhost/&enabled_events[]=charge.captured, enabled_events, sandbox_unsupported",
        "url=http://localhost/&enabled_events[]=Everything, enabled_events, ''",
        "url=http://localhost/&enabled_events[]=*&api_version=2024-06-20, api_version, sandbox_unsupported",
        "url=http://localhost/&enabled_events[]=*&colour=red, colour, parameter_unknown"
    })
    void refusesEndpointsThatStripeOrTheSandboxCannotServe(String form, String param, String code) {
        var refused = client.send("POST", ENDPOINTS, form);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/param")).isEqualTo(param);
        assertThat(refused.text("/error/code")).isEqualTo(code);
    }

    @Test
    void hasSixteenEndpoints() {
        IntStream.range(0, 16)
                .forEach(_ ->
                        assertThat(endpoint("payment_intent.canceled").status()).isEqualTo(200));

        assertThat(endpoint("payment_intent.canceled").status()).isEqualTo(400);
    }

    private int pendingAfter(Received event) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (client.get("/v1/events/" + event.text("/id"))
                    .text("/pending_webhooks")
                    .equals("0")) {
                return 0;
            }
            Thread.onSpinWait();
        }
        return 1;
    }

    private Answer endpoint(String events) {
        return client.send("POST", ENDPOINTS, "url=" + receiver.url() + "&enabled_events[]=" + events);
    }

    private Answer remove(String id) {
        return client.send("DELETE", ENDPOINTS + "/" + id, "");
    }
}
