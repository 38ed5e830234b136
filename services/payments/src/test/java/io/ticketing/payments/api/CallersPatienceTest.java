package io.ticketing.payments.api;

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
import io.ticketing.testing.ImpatientCaller;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.as;
import static io.ticketing.payments.PaymentsClient.awaitOrdersHandled;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.body;
import static io.ticketing.payments.PaymentsClient.intents;
import static io.ticketing.payments.PaymentsClient.located;
import static io.ticketing.payments.PaymentsClient.place;
import static io.ticketing.testing.ImpatientCaller.assertInTime;
import static io.ticketing.testing.ImpatientCaller.assertRefusedInTime;
import static io.ticketing.testing.ImpatientCaller.impatient;
import static io.ticketing.testing.ImpatientCaller.waiting;
import static org.assertj.core.api.Assertions.assertThat;

/// Callers who wait only for a limited time, as the storefront does.
@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class CallersPatienceTest {

    @Inject
    AgroalDataSource database;

    private final String key = "key " + UUID.randomUUID();
    private final OrderFixture order = order();
    private ImpatientCaller caller;

    @BeforeEach
    void placeTheOrder() throws SQLException {
        place(order);
        awaitOrdersHandled();
        caller = new ImpatientCaller(database);
    }

    @AfterEach
    void unlock() throws SQLException {
        LineToGateway.repair();
        caller.close();
    }

    @Test
    void areNotChargedForWhatTheyDoNotHearOf() throws SQLException {
        caller.othersDo("select 1 from payable_orders where id = '%s' for update".formatted(order.id()));

        assertRefusedInTime(pay());
        caller.othersGiveUp();

        // Behind requests that may have waited for the order.
        pay(Duration.ofSeconds(20)).then().statusCode(201);
        assertThat(intents(order)).containsExactly("requires_capture");
    }

    @Test
    void areToldInTimeThatTheGatewayIsStillAtWork() {
        LineToGateway.holdConfirmations();

        var answer = pay();

        assertInTime(answer, "payment-outcome-unknown");
        LineToGateway.repair();
        awaitStatus(order, located(answer), "authorized");
        assertThat(intents(order)).containsExactly("requires_capture");
    }

    @Test
    void areToldInTimeThatNothingCanBeShown() throws SQLException {
        caller.othersDo("lock table payments in access exclusive mode");

        assertRefusedInTime(impatient(as(order.buyerId())).get("/api/payments/" + UUID.randomUUID()));
    }

    private Response pay() {
        return pay(ImpatientCaller.PATIENCE);
    }

    private Response pay(Duration patience) {
        return waiting(as(order.buyerId()), patience)
                .header("Idempotency-Key", key)
                .body(body(order, "tok_visa"))
                .post("/api/payments");
    }
}
