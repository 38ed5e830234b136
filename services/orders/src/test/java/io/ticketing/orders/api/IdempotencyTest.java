package io.ticketing.orders.api;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.idempotency.PurgeIdempotencyKeys;
import io.ticketing.orders.Marketplace;
import io.ticketing.orders.TestClock;
import io.ticketing.testing.AtOnce;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static io.ticketing.orders.Marketplace.as;
import static io.ticketing.orders.api.OrderResourceTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class IdempotencyTest {

    @Inject
    Marketplace marketplace;

    @Inject
    PurgeIdempotencyKeys purge;

    @Inject
    TestClock clock;

    private final UUID buyer = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void givesARetryTheSameAnswerAndNoSecondOrder() {
        var ticket = marketplace.list(5);

        var first = post(Map.of("ticketId", ticket, "price", 20.5));
        var retry = post(Map.of("price", 20.50, "ticketId", ticket, "quantity", 1));

        assertThat(retry.statusCode()).isEqualTo(201);
        assertThat(retry.asString()).isEqualTo(first.asString());
        assertThat(retry.header("Location")).isEqualTo(first.header("Location"));
        assertThat(marketplace.ordersOf(ticket)).isEqualTo(1);
        assertThat(marketplace.books(ticket).held()).isEqualTo(1);
    }

    @Test
    void givesTheSameAnswerThoughTheOrderWasCancelledMeanwhile() {
        var body = Map.of("ticketId", marketplace.list(5));
        var first = post(body);
        as(buyer).delete("/api/orders/" + first.path("id")).then().statusCode(204);

        var retry = post(body);

        assertThat(retry.statusCode()).isEqualTo(201);
        assertThat(retry.asString()).isEqualTo(first.asString());
    }

    @Test
    void keepsToARefusalThoughItWouldBeGrantedByNow() {
        var ticket = marketplace.list(1);
        var body = Map.of("ticketId", ticket);
        var other = UUID.randomUUID();
        var taken = marketplace.order(other, ticket, 1);
        assertProblem(post(body), 409, "sold-out");
        as(other).delete("/api/orders/" + taken).then().statusCode(204);

        assertProblem(post(body), 409, "sold-out");
    }

    @Test
    void keepsToThePriceItNamed() {
        var ticket = marketplace.list(1);
        var body = Map.of("ticketId", ticket, "price", 30);
        var refusal = post(body);
        assertProblem(refusal, 409, "price-changed");
        TestEvents.publish(Marketplace.revised(ticket, 2, 3000, 1));
        await().until(() -> marketplace.ticketVersion(ticket), version -> version == 2);

        assertThat(post(body).asString()).isEqualTo(refusal.asString());
    }

    @Test
    void maySucceedOnceTheTotalCanBeCharged() {
        var ticket = marketplace.list(10, "USD");
        var body = Map.of("ticketId", ticket);
        assertProblem(post(body), 409, "not-chargeable");
        TestEvents.publish(Marketplace.revised(ticket, 2, 50, 1));
        await().until(() -> marketplace.ticketVersion(ticket), version -> version == 2);

        post(body).then().statusCode(201);
    }

    @Test
    void refusesTheKeyOfAnotherRequest() {
        var ticket = marketplace.list(5);
        post(Map.of("ticketId", ticket)).then().statusCode(201);

        assertProblem(post(Map.of("ticketId", ticket, "quantity", 2)), 422, "idempotency-key-reused");
        assertProblem(post(Map.of("ticketId", ticket, "price", 20.5)), 422, "idempotency-key-reused");
        assertThat(marketplace.ordersOf(ticket)).isEqualTo(1);
    }

    @Test
    void belongsToOneUser() {
        var body = Map.of("ticketId", marketplace.list(5));
        var mine = post(body);

        var others = post(UUID.randomUUID(), body);

        assertThat(others.statusCode()).isEqualTo(201);
        assertThat(others.<String>path("id")).isNotEqualTo(mine.path("id"));
    }

    @Test
    void makesOneOrderOfManyRequestsAtOnce() throws Exception {
        var ticket = marketplace.list(50);
        var body = Map.of("ticketId", ticket);

        var answers = AtOnce.all(40, _ -> post(body));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(marketplace.ordersOf(ticket)).isEqualTo(1);
    }

    @Test
    void doesNotRememberThatATicketWasUnknown() {
        var ticket = UUID.randomUUID();
        assertProblem(post(Map.of("ticketId", ticket)), 404, "unknown-ticket");
        TestEvents.publish(Marketplace.listed(ticket, 1));
        await().until(() -> marketplace.knows(ticket));

        post(Map.of("ticketId", ticket)).then().statusCode(201);
    }

    @Test
    void forgetsManyRefusalsAtOnce() throws Exception {
        var answers = AtOnce.all(60, i -> postWith("refusal " + i));

        assertThat(answers).extracting(Response::statusCode).containsOnly(404);
    }

    @Test
    void doesNotRememberAnInvalidPrice() {
        var ticket = marketplace.list(1);
        post(Map.of("ticketId", ticket, "price", 20.501)).then().statusCode(400);

        post(Map.of("ticketId", ticket)).then().statusCode(201);
    }

    @Test
    void forgetsAnAnswerAfterADayOnly() throws Throwable {
        var ticket = marketplace.list(5);
        post(Map.of("ticketId", ticket)).then().statusCode(201);
        var other = Map.of("ticketId", ticket, "quantity", 2);

        clock.putForward(Duration.ofHours(23));
        VertxContextSupport.subscribeAndAwait(purge::purge);
        post(other).then().statusCode(422);

        clock.putForward(Duration.ofHours(1));
        VertxContextSupport.subscribeAndAwait(purge::purge);
        post(other).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab\there", "\u00e9"})
    void refusesAKeyThatIsNotPrintable(String bad) {
        assertProblem(postWith(bad), 400, "invalid-request");
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        var ticket = marketplace.list(2);
        postWith("k".repeat(255), ticket).then().statusCode(201);
        assertProblem(postWith("k".repeat(256), ticket), 400, "invalid-request");
    }

    private Response post(Object body) {
        return post(buyer, body);
    }

    private Response post(UUID user, Object body) {
        return as(user).header("Idempotency-Key", key).body(body).post("/api/orders");
    }

    private Response postWith(String anyKey) {
        return postWith(anyKey, UUID.randomUUID());
    }

    private Response postWith(String anyKey, UUID ticket) {
        return as(buyer)
                .header("Idempotency-Key", anyKey)
                .body(Map.of("ticketId", ticket))
                .post("/api/orders");
    }
}
