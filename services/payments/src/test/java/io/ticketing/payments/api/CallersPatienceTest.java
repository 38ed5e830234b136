package io.ticketing.payments.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.testing.TestEvents;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.as;
import static io.ticketing.payments.PaymentsClient.awaitConsumed;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.body;
import static io.ticketing.payments.PaymentsClient.intents;
import static io.ticketing.payments.PaymentsClient.located;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/// Callers who wait only for a limited time, as the storefront does.
@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class CallersPatienceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// Long enough for a busy machine.
    private static final Duration IN_TIME = Duration.ofSeconds(4);

    @Inject AgroalDataSource database;

    private final String key = "key " + UUID.randomUUID();
    private final OrderFixture order = order();
    private Connection locker;

    @BeforeEach
    void placeTheOrder() throws SQLException {
        TestEvents.publish(order.placed());
        awaitConsumed(order);
        locker = database.getConnection();
        locker.setAutoCommit(false);
    }

    @AfterEach
    void unlock() throws SQLException {
        LineToGateway.repair();
        locker.close();
    }

    @Test
    void areNotChargedForWhatTheyDoNotHearOf() throws SQLException {
        execute("select 1 from payable_orders where id = '%s' for update".formatted(order.id()));

        assertRefusedInTime(pay());
        locker.rollback();

        // Behind requests that may have waited for the order.
        pay(Duration.ofSeconds(20)).then().statusCode(201);
        assertThat(intents(order)).containsExactly("requires_capture");
    }

    @Test
    void areToldInTimeThatTheGatewayIsStillAtWork() {
        LineToGateway.holdConfirmations();

        var answer = pay();

        answer.then().statusCode(503).body("type", equalTo("/problems/payment-outcome-unknown"));
        assertThat(Duration.ofMillis(answer.time())).isLessThan(IN_TIME);
        LineToGateway.repair();
        awaitStatus(order, located(answer), "authorized");
        assertThat(intents(order)).containsExactly("requires_capture");
    }

    @Test
    void areToldInTimeThatNothingCanBeShown() throws SQLException {
        execute("lock table payments in access exclusive mode");

        assertRefusedInTime(
                as(order.buyerId())
                        .header("X-Request-Timeout-Ms", PATIENCE.toMillis())
                        .get("/api/payments/" + UUID.randomUUID()));
    }

    private Response pay() {
        return pay(PATIENCE);
    }

    private Response pay(Duration patience) {
        return as(order.buyerId())
                .header("X-Request-Timeout-Ms", patience.toMillis())
                .header("Idempotency-Key", key)
                .body(body(order, "tok_visa"))
                .post("/api/payments");
    }

    private static void assertRefusedInTime(Response answer) {
        answer.then().statusCode(503).body("type", equalTo("/problems/overloaded"));
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(Duration.ofMillis(answer.time())).isLessThan(IN_TIME);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = locker.createStatement()) {
            statement.execute(sql);
        }
    }
}
