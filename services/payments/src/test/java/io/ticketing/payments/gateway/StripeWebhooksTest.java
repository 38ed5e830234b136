package io.ticketing.payments.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.GatewayEvent;
import io.ticketing.payments.domain.GatewayMessage;
import io.ticketing.payments.domain.GatewayNews;
import io.ticketing.testing.TestSettings;

import static io.ticketing.payments.StripeEvents.NEXT_SECRET;
import static io.ticketing.payments.StripeEvents.SECRET;
import static io.ticketing.payments.StripeEvents.code;
import static io.ticketing.payments.StripeEvents.event;
import static io.ticketing.payments.StripeEvents.signature;
import static org.assertj.core.api.Assertions.assertThat;

class StripeWebhooksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BODY = event("evt_1", "succeeded", "pi_1");
    private static final GatewayMessage NEWS =
            new GatewayMessage.News(new GatewayEvent("evt_1", GatewayNews.CAPTURED, "pi_1"));
    private static final GatewayMessage FORGED = new GatewayMessage.Forged();

    @ParameterizedTest
    @ValueSource(strings = {SECRET, NEXT_SECRET})
    void takesWhatIsSignedWithAnyOfOurSecrets(String secret) {
        assertThat(read(BODY, signature(secret, NOW, BODY))).isEqualTo(NEWS);
    }

    /// The code was made with OpenSSL.
    @Test
    void takesWhatAnotherProgramSigned() {
        var code = "ceb8863f7208fa249a6cd8f951e993c7563412aca65866f6272283debe143ab3";

        var signature = StripeSignature.parse("t=1700000000,v1=" + code).orElseThrow();

        assertThat(signature.isOf(bytes("{}"), "whsec_test_secret")).isTrue();
    }

    @Test
    void takesOneOfSeveralCodes() {
        var code = code(SECRET, NOW.getEpochSecond() + "." + BODY);

        assertThat(read(BODY, "t=%d,v1=%s,v1=%s,v0=00".formatted(NOW.getEpochSecond(), "0".repeat(64), code)))
                .isEqualTo(NEWS);
    }

    @ParameterizedTest
    @CsvSource({"-300, true", "300, true", "-301, false", "301, false"})
    void takesWhatWasSignedLately(int seconds, boolean taken) {
        assertThat(read(BODY, signature(SECRET, NOW.plusSeconds(seconds), BODY)))
                .isEqualTo(taken ? NEWS : FORGED);
    }

    @Test
    void refusesAnotherSecret() {
        assertThat(read(BODY, signature("whsec_unheard_of", NOW, BODY))).isEqualTo(FORGED);
    }

    @Test
    void refusesAnotherBody() {
        assertThat(read(BODY + " ", signature(SECRET, NOW, BODY))).isEqualTo(FORGED);
        assertThat(read(BODY.replace("pi_1", "pi_2"), signature(SECRET, NOW, BODY)))
                .isEqualTo(FORGED);
    }

    @Test
    void refusesAnotherTime() {
        var code = code(SECRET, NOW.getEpochSecond() + "." + BODY);

        assertThat(read(BODY, "t=%d,v1=%s".formatted(NOW.getEpochSecond() + 1, code)))
                .isEqualTo(FORGED);
    }

    @Test
    void refusesCodesOfOtherSchemes() {
        var code = code(SECRET, NOW.getEpochSecond() + "." + BODY);

        assertThat(read(BODY, "t=%d,v0=%s".formatted(NOW.getEpochSecond(), code)))
                .isEqualTo(FORGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "t",
                "t=,v1=",
                "v1=00",
                "t=now,v1=00",
                "t=-1,v1=00",
                "t=1,t=2,v1=00",
                "t=99999999999999999999,v1=00",
                "t=99999999999,v1=00",
                "t=1767225600,v1=\u00e9"
            })
    void refusesWhatIsNoSignature(String header) {
        assertThat(read(BODY, header)).isEqualTo(FORGED);
    }

    @Test
    void refusesWhatHasNoSignature() {
        assertThat(webhooks(SECRET).read(bytes(BODY), Optional.empty())).isEqualTo(FORGED);
    }

    @Test
    void refusesEverythingWithoutASecret() {
        assertThat(webhooks("").read(bytes(BODY), Optional.of(signature(SECRET, NOW, BODY))))
                .isEqualTo(new GatewayMessage.Unverifiable());
    }

    @ParameterizedTest
    @CsvSource({
        "requires_action, ACTION_REQUIRED",
        "amount_capturable_updated, AUTHORIZED",
        "succeeded, CAPTURED",
        "payment_failed, REFUSED",
        "canceled, CANCELLED"
    })
    void knowsWhatEventsMean(String type, GatewayNews news) {
        var body = event("evt_2", type, "pi_2");

        assertThat(read(body, signature(SECRET, NOW, body)))
                .isEqualTo(new GatewayMessage.News(new GatewayEvent("evt_2", news, "pi_2")));
    }

    @Test
    void knowsWhichAccountHasChanged() {
        var body = """
                {"id": "evt_5", "type": "account.updated", "account": "acct_1", "data": {"object": {"id": "acct_1"}}}""";

        assertThat(read(body, signature(SECRET, NOW, body))).isEqualTo(new GatewayMessage.AccountNews("acct_1"));
    }

    @Test
    void doesNotFollowOtherEvents() {
        var body = event("evt_3", "created", "pi_3");

        assertThat(read(body, signature(SECRET, NOW, body))).isEqualTo(new GatewayMessage.OfNoInterest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"id\": {}}",
                "{\"id\": \"evt_4\"}",
                "{\"id\": \"evt_4\", \"type\": \"account.updated\", \"data\": {\"object\": {}}}",
                "{\"id\": \"evt_4\", \"type\": \"payment_intent.succeeded\"}",
                "{\"id\": \"evt_4\", \"type\": \"payment_intent.succeeded\", \"data\": {\"object\": {}}}"
            })
    void cannotReadWhatIsNoEvent(String body) {
        assertThat(read(body, signature(SECRET, NOW, body))).isEqualTo(new GatewayMessage.Unreadable());
    }

    private static GatewayMessage read(String body, String signature) {
        return webhooks(SECRET + "," + NEXT_SECRET).read(bytes(body), Optional.of(signature));
    }

    private static StripeWebhooks webhooks(String secrets) {
        var settings = Map.of("ticketing.payments.webhooks.secrets", secrets);
        return new StripeWebhooks(
                new ObjectMapper(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                TestSettings.read(PaymentsConfig.class, settings));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
