package io.ticketing.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxGatewayTest {

    private static TestPostgres postgres;
    private static HttpClient http;

    private SandboxGateway gateway;
    private GatewayClient client;

    @BeforeAll
    static void startDatabase() throws Exception {
        postgres = TestPostgres.start();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        http.close();
        postgres.close();
    }

    @BeforeEach
    void start() {
        gateway = SandboxGateway.start(0, postgres.url(), postgres.username(), postgres.password(), Optional.empty());
        client = new GatewayClient(http, gateway.port());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void runsByItselfAsTheEnvironmentSays() {
        URI database = URI.create(postgres.url().substring("jdbc:".length()));
        var environment = Map.of(
                "SANDBOX_HOST", "127.0.0.1",
                "SANDBOX_PORT", "0",
                "DB_HOST", database.getHost(),
                "DB_PORT", String.valueOf(database.getPort()),
                "DB_NAME", database.getPath().substring(1),
                "DB_USERNAME", postgres.username(),
                "DB_PASSWORD", postgres.password());

        try (var alone = Main.start(environment)) {
            assertThat(new GatewayClient(http, alone.port()).create("tok_visa").status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_visa", "tok_mastercard", "tok_amex", "tok_visa_debit"})
    void authorizesWorkingCards(String token) {
        var intent = client.create(token);

        assertThat(intent.status()).isEqualTo(200);
        assertThat(intent.text("/id")).startsWith("pi_");
        assertThat(intent.text("/object")).isEqualTo("payment_intent");
        assertThat(intent.text("/status")).isEqualTo("requires_capture");
        assertThat(intent.text("/currency")).isEqualTo("usd");
        assertThat(intent.body().get("amount").asLong()).isEqualTo(2050);
        assertThat(intent.body().get("amount_capturable").asLong()).isEqualTo(2050);
        assertThat(intent.body().get("amount_received").asLong()).isZero();
        assertThat(intent.text("/latest_charge")).startsWith("ch_");
        assertThat(intent.text("/metadata/order_id")).isEqualTo("order-of-" + token);
        assertThat(intent.body().get("livemode").asBoolean()).isFalse();
    }

    @Test
    void authorizesPaymentMethods() {
        var intent = client.post(
                "/v1/payment_intents",
                Map.of(
                        "amount", "100",
                        "currency", "EUR",
                        "confirm", "true",
                        "capture_method", "manual",
                        "payment_method", "pm_card_visa"),
                null);

        assertThat(intent.text("/status")).isEqualTo("requires_capture");
        assertThat(intent.text("/currency")).isEqualTo("eur");
    }

    @ParameterizedTest
    @CsvSource({
        "tok_chargeDeclined, card_declined, generic_decline",
        "tok_visa_chargeDeclined, card_declined, generic_decline",
        "tok_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
        "tok_chargeDeclinedStolenCard, card_declined, stolen_card",
        "tok_chargeDeclinedExpiredCard, expired_card, expired_card",
        "tok_chargeDeclinedIncorrectCvc, incorrect_cvc, incorrect_cvc",
        "tok_chargeDeclinedProcessingError, processing_error, processing_error"
    })
    void declinesCardsThatAreDeclined(String token, String code, String declineCode) {
        var declined = client.create(token);

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.text("/error/type")).isEqualTo("card_error");
        assertThat(declined.text("/error/code")).isEqualTo(code);
        assertThat(declined.text("/error/decline_code")).isEqualTo(declineCode);
        assertThat(declined.text("/error/message")).isNotBlank();
        assertThat(declined.text("/error/payment_intent/status")).isEqualTo("requires_payment_method");
        var intent = client.get(path(declined.text("/error/payment_intent/id")));
        assertThat(intent.text("/last_payment_error/code")).isEqualTo(code);
    }

    @Test
    void refusesUnknownTokens() {
        var refused = client.create("tok_unheardOf");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(refused.text("/error/code")).isEqualTo("resource_missing");
        assertThat(refused.text("/error/message")).isEqualTo("No such token: 'tok_unheardOf'");
    }

    @Test
    void capturesWhatIsAuthorized() {
        var id = client.create("tok_visa").text("/id");

        var captured = client.post(path(id) + "/capture", Map.of(), null);

        assertThat(captured.text("/status")).isEqualTo("succeeded");
        assertThat(captured.body().get("amount_received").asLong()).isEqualTo(2050);
        assertThat(captured.body().get("amount_capturable").asLong()).isZero();
        assertThat(client.get(path(id)).text("/status")).isEqualTo("succeeded");
    }

    @Test
    void capturesAPartButNeverMore() {
        var id = client.create("tok_visa").text("/id");

        assertThat(client.post(path(id) + "/capture", Map.of("amount_to_capture", "2051"), null)
                        .text("/error/code"))
                .isEqualTo("amount_too_large");
        var captured = client.post(path(id) + "/capture", Map.of("amount_to_capture", "2000"), null);
        assertThat(captured.body().get("amount_received").asLong()).isEqualTo(2000);
    }

    @Test
    void capturesRoundAmountsOnlyWhereTheCurrencyHasNoOthers() {
        var id = client.create("tok_visa", Map.of("amount", "500", "currency", "isk"))
                .text("/id");

        assertThat(capture(id, "450").text("/error/code")).isEqualTo("parameter_invalid_integer");
        assertThat(capture(id, "400").body().get("amount_received").asLong()).isEqualTo(400);
    }

    @Test
    void failsAtCaptureWhenTheCardSaysSo() {
        var authorized = client.create("tok_chargeCustomerFail");
        assertThat(authorized.text("/status")).isEqualTo("requires_capture");

        var failed = client.post(path(authorized.text("/id")) + "/capture", Map.of(), null);

        assertThat(failed.status()).isEqualTo(402);
        assertThat(failed.text("/error/type")).isEqualTo("card_error");
        assertThat(failed.text("/error/payment_intent/status")).isEqualTo("requires_payment_method");
    }

    @Test
    void cancelsWhatIsAuthorizedOnce() {
        var id = client.create("tok_visa").text("/id");

        var canceled = client.post(path(id) + "/cancel", Map.of("cancellation_reason", "abandoned"), null);

        assertThat(canceled.text("/status")).isEqualTo("canceled");
        assertThat(canceled.text("/cancellation_reason")).isEqualTo("abandoned");
        for (var action : List.of("/cancel", "/capture", "/confirm")) {
            var refused = client.post(path(id) + action, Map.of(), null);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/error/code")).isEqualTo("payment_intent_unexpected_state");
            assertThat(refused.text("/error/payment_intent/status")).isEqualTo("canceled");
        }
    }

    @Test
    void confirmsSeparatelyAndAgainAfterADecline() {
        var created = client.post("/v1/payment_intents", Map.of("amount", "100", "currency", "usd"), null);
        assertThat(created.text("/status")).isEqualTo("requires_payment_method");
        var confirm = path(created.text("/id")) + "/confirm";

        assertThat(client.post(confirm, card("pm_card_visa_chargeDeclined"), null)
                        .status())
                .isEqualTo(402);
        assertThat(client.post(confirm, card("pm_card_visa"), null).text("/status"))
                .isEqualTo("succeeded");
    }

    @Test
    void asksTheCardOfAnIntentThatWasCreatedBefore() {
        var created = open("asks");
        assertThat(created.text("/status")).isEqualTo("requires_payment_method");
        assertThat(created.body().get("amount_capturable").asLong()).isZero();
        var confirm = path(created.text("/id")) + "/confirm";

        var declined = client.post(confirm, token("tok_chargeDeclined"), "asks-1");
        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.text("/error/payment_intent/status")).isEqualTo("requires_payment_method");
        assertThat(declined.text("/error/payment_intent/last_payment_error/code"))
                .isEqualTo("card_declined");

        assertThat(client.post(confirm, token("tok_unheardOf"), "asks-2").text("/error/code"))
                .isEqualTo("resource_missing");
        var authorized = client.post(confirm, token("tok_visa"), "asks-3");
        assertThat(authorized.text("/status")).isEqualTo("requires_capture");
        assertThat(authorized.body().get("amount_capturable").asLong()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "confirm", "capture", "cancel"})
    void failsOnceWhereATestWantsItAndRemembersThat(String call) {
        var order = "fails-" + call;
        client.post("/sandbox/failures", Map.of("order_id", order, "call", call), null);
        var created = open(order);
        if (call.equals("create")) {
            assertFails(created);
            assertFails(open(order));
            assertThat(open(order, "another").status()).isEqualTo(200);
            return;
        }
        var id = created.text("/id");
        if (!call.equals("confirm")) {
            client.post(path(id) + "/confirm", token("tok_visa"), null);
        }
        var before = client.get(path(id)).body();
        var path = path(id) + "/" + call;
        var form = call.equals("confirm") ? token("tok_visa") : Map.<String, String>of();

        assertFails(client.post(path, form, "one " + order));
        assertFails(client.post(path, form, "one " + order));
        assertThat(client.get(path(id)).body()).isEqualTo(before);
        assertThat(client.post(path, form, "two " + order).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "confirm, declined, 402, card_error, card_declined",
        "confirm, token_already_used, 400, invalid_request_error, token_already_used"
    })
    void refusesOnceWhereATestWantsIt(String call, String answer, int status, String type, String code) {
        var order = "refuses-" + answer;
        client.post("/sandbox/failures", Map.of("order_id", order, "call", call, "answer", answer), null);
        var path = path(open(order).text("/id"));

        var refused = client.post(path + "/confirm", token("tok_visa"), "one " + order);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("/error/type")).isEqualTo(type);
        assertThat(refused.text("/error/code")).isEqualTo(code);
        assertThat(refused.body().at("/error/payment_intent"))
                .isEqualTo(client.get(path).body());
        assertThat(client.post(path + "/confirm", token("tok_visa"), "two " + order)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void replaysTheAnswerToTheSameKey() {
        var first = client.create("tok_visa", Map.of("key", "same"));
        var second = client.create("tok_visa", Map.of("key", "same"));

        assertThat(first.replayed()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void replaysDeclines() {
        var first = client.create("tok_chargeDeclined", Map.of("key", "declined"));
        var second = client.create("tok_chargeDeclined", Map.of("key", "declined"));

        assertThat(second.status()).isEqualTo(402);
        assertThat(second.replayed()).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void refusesAKeyWithOtherParameters() {
        client.create("tok_visa", Map.of("key", "other"));

        var refused = client.create("tok_visa", Map.of("key", "other", "amount", "1"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/type")).isEqualTo("idempotency_error");
    }

    @Test
    void forgetsAKeyWhoseRequestWasInvalid() {
        assertThat(client.create("tok_visa", Map.of("key", "retried", "amount", "0"))
                        .status())
                .isEqualTo(400);

        assertThat(client.create("tok_visa", Map.of("key", "retried")).status()).isEqualTo(200);
    }

    @Test
    void makesOneIntentOfManyRequestsWithOneKey() throws Exception {
        var answers = atOnce(20, () -> client.create("tok_jcb", Map.of("key", "at-once")));

        assertThat(answers).extracting(Answer::status).containsAnyOf(200).isSubsetOf(200, 409);
        assertThat(list("tok_jcb")).hasSize(1);
    }

    @Test
    void capturesOrCancelsButNeverBoth() throws Exception {
        var id = client.create("tok_visa").text("/id");
        var actions = new ArrayList<Callable<Answer>>();
        for (var action : List.of("/capture", "/cancel", "/capture", "/cancel")) {
            actions.add(() -> client.post(path(id) + action, Map.of(), null));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = threads.invokeAll(actions).stream()
                    .filter(a -> a.resultNow().status() == 200);
            assertThat(done).hasSize(1);
        }
    }

    @Test
    void keepsWhatItPromisedOverARestart() {
        var id = client.create("tok_visa", Map.of("key", "restart")).text("/id");

        stop();
        start();

        assertThat(client.get(path(id)).text("/status")).isEqualTo("requires_capture");
        assertThat(client.create("tok_visa", Map.of("key", "restart")).text("/id"))
                .isEqualTo(id);
    }

    @Test
    void listsAllOrThoseOfAnOrder() {
        client.create("tok_unionpay");

        assertThat(list("tok_unionpay")).hasSize(1);
        assertThat(client.get("/sandbox/payment_intents").body().get("data")).hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    void letsInOnlyTestKeys() {
        var path = "/v1/payment_intents/pi_1";
        assertThat(client.send(client.request(path)).status()).isEqualTo(401);
        assertThat(authorized(path, "Bearer sk_live_1").status()).isEqualTo(401);
        assertThat(authorized(path, "Basic !!").status()).isEqualTo(401);
        assertThat(authorized(path, "Bearer").status()).isEqualTo(401);
        assertThat(authorized(path, "Bearer sk_test_1").status()).isEqualTo(404);
        var basic = Base64.getEncoder().encodeToString("sk_test_1:".getBytes());
        assertThat(authorized(path, "Basic " + basic).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "amount=1&currency=, parameter_invalid_empty",
        "currency=usd, parameter_missing",
        "amount=x&currency=usd, parameter_invalid_integer",
        "amount=99999999999999999999&currency=usd, parameter_invalid_integer",
        "amount=-1&currency=usd, parameter_invalid_integer",
        "amount=10000000000&currency=usd, amount_too_large",
        "amount=550&currency=isk, parameter_invalid_integer",
        "amount=5&currency=ugx, parameter_invalid_integer",
        "amount=5124&currency=kwd, parameter_invalid_integer",
        "amount=5124&currency=bhd, parameter_invalid_integer"
    })
    void refusesInvalidParameters(String form, String code) {
        var refused = client.send(client.request("/v1/payment_intents")
                .header("Authorization", "Bearer " + GatewayClient.KEY)
                .POST(BodyPublishers.ofString(form)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/code")).isEqualTo(code);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(client.get("/v1/charges").status()).isEqualTo(404);
        assertThat(client.get("/v1/payment_intents/pi_1/capture").status()).isEqualTo(404);
        assertThat(client.post("/v1/payment_intents/pi_1/explode", Map.of(), null)
                        .status())
                .isEqualTo(404);
        assertThat(client.post("/v1/payment_intents/pi_1/capture", Map.of(), null)
                        .status())
                .isEqualTo(404);
        assertThat(client.send(client.request("/v1/payment_intents")
                                .header("Authorization", "Bearer sk_test_1")
                                .POST(BodyPublishers.ofString("amount=%zz")))
                        .status())
                .isEqualTo(400);
    }

    private Answer open(String order) {
        return open(order, "open " + order);
    }

    private Answer open(String order, String key) {
        return client.post(
                "/v1/payment_intents",
                Map.of("amount", "100", "currency", "usd", "capture_method", "manual", "metadata[order_id]", order),
                key);
    }

    private static void assertFails(Answer answer) {
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("/error/type")).isEqualTo("api_error");
    }

    private static Map<String, String> token(String token) {
        return Map.of("payment_method_data[type]", "card", "payment_method_data[card][token]", token);
    }

    private Answer capture(String id, String amount) {
        return client.post(path(id) + "/capture", Map.of("amount_to_capture", amount), null);
    }

    private Answer authorized(String path, String authorization) {
        return client.send(client.request(path).header("Authorization", authorization));
    }

    private Iterable<?> list(String token) {
        return client.get("/sandbox/payment_intents?order_id=order-of-" + token)
                .body()
                .get("data");
    }

    private static List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(times, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static Map<String, String> card(String paymentMethod) {
        return Map.of("payment_method", paymentMethod);
    }

    private static String path(String id) {
        return "/v1/payment_intents/" + id;
    }
}
