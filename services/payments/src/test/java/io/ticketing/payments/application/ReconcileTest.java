package io.ticketing.payments.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentRefunded;
import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.payments.domain.Difference;
import io.ticketing.payments.domain.Reconciliation.Finding;
import io.ticketing.postgresql.Contexts;
import io.ticketing.testing.TestEvents;

import static io.restassured.RestAssured.given;
import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.callGateway;
import static io.ticketing.payments.PaymentsClient.captured;
import static io.ticketing.payments.PaymentsClient.intentIds;
import static io.ticketing.payments.PaymentsClient.intents;
import static io.ticketing.payments.PaymentsClient.refundAtGateway;
import static io.ticketing.payments.PaymentsClient.refundsAtGateway;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class ReconcileTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Reconcile reconcile;

    @Inject
    Contexts contexts;

    @Inject
    Pool pool;

    private final Instant begun = Instant.now().minusSeconds(1);

    @AfterEach
    void repairTheLine() {
        LineToGateway.repair();
    }

    @Test
    void findsNothingWhereBothAgree() {
        var paid = order();
        captured(paid);

        assertThat(differences(paid)).isEmpty();
    }

    @Test
    void learnsOfACaptureThatNobodyTold() {
        var order = order();
        var payment = authorized(order, "tok_visa");
        change(
                "update payments set status = 'CAPTURING', version = 3, due_at = now() + interval '1 hour' where id = $1",
                payment);
        callGateway(intentIds(order).getFirst(), "capture");

        assertThat(differences(order))
                .containsExactly(new Finding(
                        Difference.NOT_LEARNT,
                        payment,
                        order.id(),
                        intentIds(order).getFirst(),
                        true));

        awaitStatus(order, payment, "captured");
        TestEvents.await(PaymentCaptured.class, it -> order.isPaidBy(it.getPayment()));
    }

    @Test
    void returnsWhatWasChargedForAPaymentThatHasFailed() {
        var order = order();
        var payment = authorized(order, "tok_visa");
        fail(payment);
        callGateway(intentIds(order).getFirst(), "capture");

        assertThat(differences(order)).extracting(Finding::difference).containsExactly(Difference.NOT_LEARNT);

        awaitStatus(order, payment, "refunded");
        TestEvents.await(PaymentRefunded.class, it -> order.isPaidBy(it.getPayment()));
        assertThat(refundsAtGateway(order)).containsExactly(2050);
        assertThat(differences(order)).isEmpty();
    }

    @Test
    void releasesWhatIsHeldForAPaymentThatHasFailed() {
        var order = order();
        var payment = authorized(order, "tok_visa");
        fail(payment);

        assertThat(differences(order))
                .extracting(Finding::difference, Finding::mended)
                .containsExactly(tuple(Difference.HELD_IN_VAIN, true));

        assertThat(intents(order)).containsExactly("canceled");
        assertThat(differences(order)).isEmpty();
    }

    @Test
    void showsWhatAPersonRefundedAtTheGateway() {
        var order = order();
        captured(order);
        refundAtGateway(order);

        assertThat(differences(order))
                .extracting(Finding::difference, Finding::mended)
                .containsExactly(tuple(Difference.REFUNDED_DIFFERENTLY, false));
    }

    @Test
    void touchesNothingThatItDoesNotKnow() {
        var order = order();
        var payment = authorized(order, "tok_visa");
        change("delete from payments where id = $1", payment);

        assertThat(differences(order))
                .extracting(Finding::difference, Finding::mended)
                .containsExactly(tuple(Difference.UNKNOWN_HERE, false));

        assertThat(intents(order)).containsExactly("requires_capture");
    }

    @Test
    void failsWhenTheGatewayDoesNotAnswer() {
        LineToGateway.cut();

        assertThatThrownBy(() -> differences(order())).isNotNull();
        given().post("/q/reconcile").then().statusCode(502);
    }

    @Test
    void answersAnOperator() {
        given().post("/q/reconcile?hours=2").then().statusCode(200).body("compared", greaterThanOrEqualTo(0));
        given().post("/q/reconcile?hours=0").then().statusCode(400);
        given().post("/q/reconcile?hours=x").then().statusCode(400);
    }

    private List<Finding> differences(OrderFixture order) {
        var found = contexts.fresh(() -> reconcile.between(begun, Instant.now().plusSeconds(2)))
                .await()
                .atMost(PATIENCE);
        return found.findings().stream()
                .filter(finding -> finding.orderId().equals(order.id()))
                .toList();
    }

    private void fail(UUID payment) {
        change("""
                update payments
                set status = 'FAILED', version = 3, failure_stage = 'AUTHORIZATION', failure_code = 'card_declined',
                    failure_message = 'Declined.'
                where id = $1
                """, payment);
    }

    private void change(String sql, UUID payment) {
        pool.preparedQuery(sql).execute(Tuple.of(payment)).await().atMost(PATIENCE);
    }
}
