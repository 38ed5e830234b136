package io.ticketing.payments.api;

import java.time.Instant;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.payments.StripeEvents;

import static io.restassured.RestAssured.given;
import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.intentIds;
import static io.ticketing.payments.StripeEvents.event;
import static io.ticketing.payments.StripeEvents.send;
import static io.ticketing.payments.StripeEvents.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class StripeWebhookResourceTest {

    private static final String PROBLEM = "application/problem+json";

    @Inject
    Pool pool;

    @Inject
    MeterRegistry metrics;

    @Test
    void storesWhatItAcknowledges() {
        var id = StripeEvents.id();
        var stored = counted("stored");

        send(event(id, "amount_capturable_updated", intent(order())))
                .then()
                .statusCode(200)
                .body("received", equalTo(true));

        assertThat(isStored(id)).isTrue();
        assertThat(counted("stored")).isEqualTo(stored + 1);
    }

    @Test
    void takesARepeatedEventOnce() {
        var body = event(StripeEvents.id(), "succeeded", intent(order()));
        var repeated = counted("repeated");

        send(body).then().statusCode(200);
        send(body).then().statusCode(200);

        assertThat(counted("repeated")).isEqualTo(repeated + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount_capturable_updated", "created"})
    void ignoresWhatIsNotOurs(String type) {
        var id = StripeEvents.id();
        var ignored = counted("ignored");

        send(event(id, type, "pi_of_another_system")).then().statusCode(200);

        assertThat(isStored(id)).isFalse();
        assertThat(counted("ignored")).isEqualTo(ignored + 1);
    }

    @Test
    void refusesAWrongSignature() {
        var id = StripeEvents.id();
        var body = event(id, "canceled", intent(order()));
        var forged = counted("forged");

        send(body, signature("whsec_guessed", Instant.now(), body))
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/invalid-signature"));

        assertThat(isStored(id)).isFalse();
        assertThat(counted("forged")).isEqualTo(forged + 1);
    }

    @Test
    void refusesNoSignature() {
        given().contentType("application/json")
                .body("{}")
                .post(StripeEvents.PATH)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-signature"));
    }

    @Test
    void refusesWhatIsNoEvent() {
        send("{}").then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
    }

    @Test
    void refusesWhatIsTooLargeOrNoJson() {
        send(" ".repeat(65 * 1024)).then().statusCode(413).contentType(PROBLEM);
        given().contentType("text/plain")
                .body("{}")
                .post(StripeEvents.PATH)
                .then()
                .statusCode(415);
        given().get(StripeEvents.PATH).then().statusCode(405);
    }

    private static String intent(OrderFixture order) {
        authorized(order, "tok_visa");
        return intentIds(order).getFirst();
    }

    private boolean isStored(String id) {
        return pool.preparedQuery("select from gateway_events where id = $1")
                        .execute(Tuple.of(id))
                        .await()
                        .indefinitely()
                        .size()
                == 1;
    }

    private double counted(String result) {
        return metrics.counter("ticketing.webhooks", "result", result).count();
    }
}
