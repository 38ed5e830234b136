package io.ticketing.sandbox;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ControlPageTest {

    private static final String NO_FAULTS = "next_capture=WORKS&failures=0&delay_millis=0";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private final GatewayClient client = GATEWAY.client();

    @AfterEach
    void removeFaults() throws Exception {
        submit("faults", NO_FAULTS);
    }

    @Test
    void showsPaymentsAndEvents() throws Exception {
        var intent =
                client.create("tok_visa", Map.of("metadata[order_id]", "<b>")).text("/id");

        var page = page();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body())
                .contains(intent, "20.50 USD", "requires capture", "payment_intent.amount_capturable_updated")
                .doesNotContain("<script", "src=", "href=");
    }

    @Test
    void failsTheNextCapture() throws Exception {
        var intent = client.create("tok_visa").text("/id");
        submit("faults", "next_capture=FAILS&failures=0&delay_millis=0");

        assertThat(capture(intent).status()).isEqualTo(500);
        assertThat(capture(intent).text("/status")).isEqualTo("succeeded");
    }

    @Test
    void refusesTheNextCapture() throws Exception {
        var intent = client.create("tok_visa").text("/id");
        var another = client.create("tok_visa").text("/id");
        submit("faults", "next_capture=IS_REFUSED&failures=0&delay_millis=0");

        assertThat(capture(intent).text("/error/code")).isEqualTo("card_declined");
        assertThat(capture(another).text("/status")).isEqualTo("succeeded");
    }

    @Test
    void failsTheNextRefund() throws Exception {
        var intent = client.create("tok_visa").text("/id");
        capture(intent);
        submit("faults", NO_FAULTS + "&next_refund=FAILS");

        assertThat(refund(intent).status()).isEqualTo(500);
        assertThat(refund(intent).text("/status")).isEqualTo("succeeded");
    }

    @Test
    void returnsTheNextRefund() throws Exception {
        var intent = client.create("tok_visa").text("/id");
        capture(intent);
        submit("faults", NO_FAULTS + "&next_refund=IS_RETURNED");

        var refund = refund(intent).text("/id");

        await().untilAsserted(() ->
                assertThat(client.get("/v1/refunds/" + refund).text("/status")).isEqualTo("failed"));
        assertThat(page().body()).contains(refund);
    }

    @Test
    void failsTheNextCalls() throws Exception {
        submit("faults", "next_capture=WORKS&failures=2&delay_millis=0");

        assertThat(client.get("/v1/payment_intents").status()).isEqualTo(500);
        assertThat(client.create("tok_visa").status()).isEqualTo(500);
        assertThat(client.create("tok_visa").status()).isEqualTo(200);
    }

    @Test
    void losesTheNextAnswer() throws Exception {
        var intent = client.create("tok_visa").text("/id");
        submit("faults", NO_FAULTS + "&loses_answer=on");

        assertThat(client.get("/v1/payment_intents/" + intent).status()).isEqualTo(200);
        assertThatThrownBy(() -> capture(intent)).hasRootCauseInstanceOf(IOException.class);
        assertThat(client.get("/v1/payment_intents/" + intent).text("/status")).isEqualTo("succeeded");
    }

    @Test
    void delaysCalls() throws Exception {
        submit("faults", "next_capture=WORKS&failures=0&delay_millis=300");
        var begin = System.nanoTime();

        client.get("/v1/payment_intents");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(page().body()).contains("value=\"300\"");
    }

    @Test
    void expiresAnAuthorisation() throws Exception {
        var intent = client.create("tok_visa").text("/id");

        submit("expire", "intent=" + intent);

        var expired = client.get("/v1/payment_intents/" + intent);
        assertThat(expired.text("/status")).isEqualTo("canceled");
        assertThat(expired.text("/cancellation_reason")).isEqualTo("automatic");
        var event = client.get("/v1/events?type=payment_intent.canceled&limit=1");
        assertThat(event.text("/data/0/data/object/id")).isEqualTo(intent);
        assertThat(event.body().at("/data/0/request/id").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"win, won", "lose, lost"})
    void opensAndEndsADispute(String end, String status) throws Exception {
        var intent = client.create("tok_visa").text("/id");
        assertThat(post("dispute", "intent=" + intent, "same-origin").statusCode())
                .isEqualTo(400);
        capture(intent);

        submit("dispute", "intent=" + intent);
        assertThat(post("dispute", "intent=" + intent, "same-origin").statusCode())
                .isEqualTo(400);
        var dispute = client.get("/v1/disputes?payment_intent=" + intent).text("/data/0/id");
        assertThat(page().body()).contains(dispute, "needs response");

        submit(end, "dispute=" + dispute);
        assertThat(client.get("/v1/disputes/" + dispute).text("/status")).isEqualTo(status);
    }

    @Test
    void sendsAnEventAgain() throws Exception {
        try (var receiver = EventReceiver.start()) {
            client.send(
                    "POST",
                    "/v1/webhook_endpoints",
                    "url=" + receiver.url() + "&enabled_events[]=payment_intent.created");
            client.create("tok_visa");
            var event = receiver.next().text("/id");

            submit("resend", "event=" + event);

            assertThat(receiver.next().text("/id")).isEqualTo(event);
            assertThat(page().body()).contains(receiver.url());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"next_capture=WORKS", "next_capture=EXPLODES&failures=0&delay_millis=0"})
    void refusesFormsThatAreNotThePages(String form) throws Exception {
        assertThat(post("faults", form, "same-origin").statusCode()).isEqualTo(400);
    }

    @Test
    void takesNoFormFromAnotherSite() throws Exception {
        assertThat(post("faults", NO_FAULTS, "cross-site").statusCode()).isEqualTo(404);
    }

    private Answer capture(String intent) {
        return client.send("POST", "/v1/payment_intents/" + intent + "/capture", "");
    }

    private Answer refund(String intent) {
        return client.send("POST", "/v1/refunds", "payment_intent=" + intent);
    }

    private void submit(String form, String fields) throws Exception {
        var answer = post(form, fields, "same-origin");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/sandbox");
    }

    private HttpResponse<String> post(String form, String fields, String site) throws Exception {
        var request = client.request("/sandbox/" + form)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(BodyPublishers.ofString(fields));
        return client.http().send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> page() throws Exception {
        return client.http().send(client.request("/sandbox").build(), BodyHandlers.ofString());
    }
}
