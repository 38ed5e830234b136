package io.ticketing.sandbox;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class EventsTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private final GatewayClient client = GATEWAY.client();

    @Test
    void recordsAPurchase() {
        var intent = created("tok_visa");
        client.send("POST", "/v1/payment_intents/" + intent + "/capture", "");

        assertThat(types(intent))
                .containsExactly(
                        "payment_intent.created",
                        "payment_intent.amount_capturable_updated",
                        "payment_intent.succeeded");
    }

    @Test
    void recordsAVoid() {
        var intent = created("tok_visa");
        client.send("POST", "/v1/payment_intents/" + intent + "/cancel", "");

        assertThat(types(intent)).endsWith("payment_intent.canceled");
    }

    @Test
    void recordsAPaymentThatSucceedsAtOnceAsOneStep() {
        var intent = client.send(
                        "POST",
                        "/v1/payment_intents",
                        "amount=50&currency=usd&confirm=true&payment_method=pm_card_visa")
                .text("/id");

        assertThat(types(intent)).containsExactly("payment_intent.created", "payment_intent.succeeded");
    }

    @Test
    void recordsWhatTheBankAsksAndHears() throws Exception {
        var intent = created("tok_threeDSecure2Required");
        client.http()
                .send(
                        client.request("/sandbox/challenges/" + intent)
                                .POST(BodyPublishers.ofString("answer=complete"))
                                .build(),
                        BodyHandlers.discarding());

        assertThat(types(intent))
                .containsExactly(
                        "payment_intent.created",
                        "payment_intent.requires_action",
                        "payment_intent.amount_capturable_updated");
    }

    @Test
    void recordsEveryRefusal() {
        var refused = client.create("tok_chargeDeclined");
        var intent = refused.text("/error/payment_intent/id");
        client.send("POST", "/v1/payment_intents/" + intent + "/confirm", "payment_method=pm_card_visa_chargeDeclined");

        assertThat(types(intent))
                .containsExactly(
                        "payment_intent.created", "payment_intent.payment_failed", "payment_intent.payment_failed");
    }

    @Test
    void recordsARefusedCapture() {
        var intent = created("tok_chargeCustomerFail");
        client.send("POST", "/v1/payment_intents/" + intent + "/capture", "");

        assertThat(types(intent)).endsWith("payment_intent.payment_failed");
    }

    @Test
    void recordsNothingForAChangeThatStripeDoesNotTellAbout() {
        var intent = client.send("POST", "/v1/payment_intents", "amount=50&currency=usd")
                .text("/id");
        client.send("POST", "/v1/payment_intents/" + intent, "description=seats&payment_method=pm_card_visa");
        client.send("POST", "/v1/payment_intents/" + intent + "/capture", "");

        assertThat(types(intent)).containsExactly("payment_intent.created");
    }

    @Test
    void showsAnEventAsStripeDoes() {
        var intent = client.create("tok_visa", Map.of("key", "key-of-an-event")).text("/id");
        var listed = eventsOf(intent).getLast();

        var event = client.get("/v1/events/" + listed);

        assertThat(event.status()).isEqualTo(200);
        assertThat(event.text("/id")).matches("evt_\\w{24}");
        assertThat(event.text("/object")).isEqualTo("event");
        assertThat(event.text("/api_version")).isEqualTo("2024-06-20");
        assertThat(event.body().get("created").isIntegralNumber()).isTrue();
        assertThat(event.body().get("livemode").asBoolean()).isFalse();
        assertThat(event.body().get("pending_webhooks").asInt()).isZero();
        assertThat(event.text("/request/idempotency_key")).isEqualTo("key-of-an-event");
        assertThat(event.text("/request/id")).matches("req_\\w{14}");
        assertThat(event.text("/data/object/object")).isEqualTo("payment_intent");
        assertThat(event.text("/data/object/status")).isEqualTo("requires_capture");
    }

    @Test
    void keepsTheStateOfTheMoment() {
        var intent = created("tok_visa");
        client.send("POST", "/v1/payment_intents/" + intent + "/capture", "");

        assertThat(eventsOf(intent).stream()
                        .map(id -> client.get("/v1/events/" + id).text("/data/object/status")))
                .containsExactly("requires_confirmation", "requires_capture", "succeeded");
    }

    @Test
    void recordsARepeatedRequestOnce() {
        var intent = client.create("tok_visa", Map.of("key", "twice")).text("/id");
        client.create("tok_visa", Map.of("key", "twice"));

        assertThat(types(intent)).hasSize(2);
    }

    @Test
    void turnsPages() {
        created("tok_visa");
        var first = client.get("/v1/events?limit=1");

        var second = client.get("/v1/events?limit=1&starting_after=" + first.text("/data/0/id"));
        var back = client.get("/v1/events?ending_before=" + second.text("/data/0/id"));

        assertThat(first.text("/url")).isEqualTo("/v1/events");
        assertThat(first.body().get("has_more").asBoolean()).isTrue();
        assertThat(first.text("/data/0/type")).isEqualTo("payment_intent.amount_capturable_updated");
        assertThat(second.text("/data/0/type")).isEqualTo("payment_intent.created");
        assertThat(back.text("/data/0/id")).isEqualTo(first.text("/data/0/id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=payment_intent.canceled", "types[]=payment_intent.canceled", "type=*.canceled"})
    void findsEventsOfAType(String filter) {
        var intent = created("tok_visa");
        client.send("POST", "/v1/payment_intents/" + intent + "/cancel", "");
        created("tok_visa");

        var found = list(filter);

        assertThat(found.body().get("data").findValuesAsText("type")).containsOnly("payment_intent.canceled");
    }

    @Test
    void findsEventsOfAGroup() {
        created("tok_visa");

        assertThat(list("type=payment_intent.*").body().get("data")).isNotEmpty();
        assertThat(list("type=charge.*").body().get("data")).isEmpty();
        assertThat(list("types[]=payment_intent.*").body().get("data")).isEmpty();
        assertThat(list("type=payment%25").body().get("data")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=101, limit, parameter_invalid_integer",
        "starting_after=evt_unheardOf, starting_after, resource_missing",
        "delivery_success=true, delivery_success, sandbox_unsupported",
        "colour=red, colour, parameter_unknown"
    })
    void refusesListsThatThereAreNot(String query, String param, String code) {
        var refused = list(query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/param")).isEqualTo(param);
        assertThat(refused.text("/error/code")).isEqualTo(code);
    }

    @Test
    void refusesTwoKindsOfFilters() {
        assertThat(list("type=a.b&types[]=a.b").status()).isEqualTo(400);
        assertThat(list("types[]=a.b&".repeat(21)).text("/error/param")).isEqualTo("types");
    }

    @Test
    void refusesUnknownEventsAndCallers() {
        assertThat(client.get("/v1/events/evt_1").status()).isEqualTo(404);
        assertThat(client.get("/v1/events/evt_1").text("/error/code")).isEqualTo("resource_missing");
        assertThat(client.send(client.request("/v1/events")).status()).isEqualTo(401);
        assertThat(client.send("POST", "/v1/events", "").status()).isEqualTo(404);
    }

    @Test
    void forgetsOldEvents() throws Exception {
        client.send("POST", "/v1/webhook_endpoints", "url=http://127.0.0.1:1/&enabled_events[]=*");
        var old = eventsOf(created("tok_visa")).getFirst();
        var young = eventsOf(created("tok_visa")).getFirst();
        try (var database = GATEWAY.database()) {
            database.inTransaction(connection -> {
                ageBy31Days(connection, old);
                return Events.forgetOld(connection);
            });
        }

        assertThat(client.get("/v1/events/" + old).status()).isEqualTo(404);
        assertThat(client.get("/v1/events/" + young).status()).isEqualTo(200);
    }

    private static void ageBy31Days(Connection connection, String event) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update sandbox_events set recorded_at = recorded_at - interval '31 days' where id = ?")) {
            statement.setString(1, event);
            statement.executeUpdate();
        }
    }

    private String created(String token) {
        return client.create(token).text("/id");
    }

    private List<String> types(String intent) {
        return eventsOf(intent).stream()
                .map(id -> client.get("/v1/events/" + id).text("/type"))
                .toList();
    }

    /// The ids of its events, oldest first.
    private List<String> eventsOf(String intent) {
        return list("limit=100")
                .body()
                .get("data")
                .valueStream()
                .filter(event -> event.at("/data/object/id").asText().equals(intent))
                .map(event -> event.get("id").asText())
                .toList()
                .reversed();
    }

    private Answer list(String query) {
        return client.get("/v1/events?" + query.replace("[", "%5B").replace("]", "%5D"));
    }
}
