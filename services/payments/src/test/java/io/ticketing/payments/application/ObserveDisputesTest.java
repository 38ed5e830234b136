package io.ticketing.payments.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketWithdrawn;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.payments.domain.Difference;
import io.ticketing.payments.domain.Reconciliation.Finding;
import io.ticketing.postgresql.Contexts;
import io.ticketing.testing.TestEvents;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.as;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.callGateway;
import static io.ticketing.payments.PaymentsClient.captured;
import static io.ticketing.payments.PaymentsClient.decideDispute;
import static io.ticketing.payments.PaymentsClient.intentIds;
import static io.ticketing.payments.PaymentsClient.refundsAtGateway;
import static io.ticketing.payments.StripeEvents.tellOfDispute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/// What buyers complain about to their banks.
@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class ObserveDisputesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Of 41, which the platform keeps whatever the bank decides.
    private static final float FEE = 2.05f;

    @Inject
    Reconcile reconcile;

    @Inject
    FollowDisputes followDisputes;

    @Inject
    CompareBalance compareBalance;

    @Inject
    Contexts contexts;

    @Inject
    Pool pool;

    private final Instant begun = Instant.now().minusSeconds(1);
    private final UUID seller = UUID.randomUUID();
    private final OrderFixture order = order().of(2);

    @BeforeEach
    void list() {
        TestEvents.publish(
                new TicketListed(order.ticketId(), 1L, seller, new Offer("Concert", 2050L, "USD", 10, null)));
        TestEvents.awaitHandled("tickets", "payments");
    }

    @Test
    void refundsNothingThatTheBankHasTakenBack() {
        var payment = captured(order, "tok_createDispute");
        tellOfDispute("created", intentIds(order).getFirst());

        awaitDispute("open");

        assertThat(sale().getMap("[0].dispute"))
                .containsEntry("reason", "fraudulent")
                .containsEntry("amount", 41)
                .containsEntry("currency", "USD")
                .hasEntrySatisfying("respondBy", until -> assertThat(until).isNotNull());
        as(seller)
                .body(Map.of())
                .post("/api/payments/%s/refunds".formatted(payment))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/payment-disputed"));
        assertThat(refundsAtGateway(order)).isEmpty();
        assertThat(balance()).isEqualTo(-FEE);
    }

    @Test
    void refundsTheRestOfACancelledEventWhenTheDisputeIsWon() {
        var payment = captured(order, "tok_createDispute");
        var other = order.another();
        var otherPayment = captured(other);
        tellOfDispute("created", intentIds(order).getFirst());
        awaitDispute("open");

        TestEvents.publish(new TicketWithdrawn(order.ticketId(), 2L, seller, true));

        awaitStatus(other, otherPayment, "refunded");
        as(seller)
                .queryParam("ticketId", order.ticketId())
                .get("/api/payments/sales/summary")
                .then()
                .body("pending", equalTo(0))
                .body("failed", equalTo(0));

        decideDispute(order, "win");
        tellOfDispute("closed", intentIds(order).getFirst());
        awaitDispute("won");

        awaitStatus(order, payment, "refunded");
        assertThat(refundsAtGateway(order)).containsExactly(4100);
    }

    @Test
    void leavesWhatTheBankOnlyAsksAboutRefundable() {
        var payment = captured(order, "tok_createDisputeInquiry");
        tellOfDispute("created", intentIds(order).getFirst());
        awaitDispute("inquiry");

        as(seller)
                .body(Map.of())
                .post("/api/payments/%s/refunds".formatted(payment))
                .then()
                .statusCode(201)
                .body("id", notNullValue());

        awaitStatus(order, payment, "refunded");
    }

    @Test
    void isLearntWithoutAWebhook() {
        var payment = captured(order, "tok_createDispute");

        assertThat(differences())
                .extracting(Finding::difference, Finding::mended)
                .containsExactly(tuple(Difference.DISPUTE_NOT_LEARNT, true));
        awaitDispute("open");
        assertThat(differences()).isEmpty();
        assertThat(balance()).isEqualTo(-FEE);

        decideDispute(order, "lose");
        pool.preparedQuery("update disputes set due_at = now() where payment_id = $1")
                .execute(Tuple.of(payment))
                .await()
                .atMost(PATIENCE);
        followDisputes.wake();

        awaitDispute("lost");
        assertThat(balance()).isEqualTo(-FEE);
    }

    /// Weeks later nothing else compares the payment again.
    @Test
    void isLearntFromWhatTheGatewayHasBooked() {
        captured(order, "tok_createDispute");

        contexts.fresh(() -> compareBalance.since(Instant.EPOCH)).await().atMost(PATIENCE);

        awaitDispute("open");
    }

    @Test
    void givesTheMoneyBackToTheSellerWhenItIsWon() {
        captured(order, "tok_createDispute");
        tellOfDispute("created", intentIds(order).getFirst());
        awaitDispute("open");

        decideDispute(order, "win");
        tellOfDispute("closed", intentIds(order).getFirst());

        awaitDispute("won");
        assertThat(balance()).isEqualTo(41 - FEE);
        assertThat(entries()).containsExactly("dispute_won", "dispute", "capture");
    }

    /// The bank has returned it already, unless the dispute is won.
    @ParameterizedTest
    @CsvSource({"win, 1", "lose, 0"})
    void returnsOnceWhatWasCapturedInVain(String decision, int refunds) {
        var payment = authorized(order, "tok_createDispute");
        TestEvents.publish(order.awaiting(2, payment));
        awaitStatus(order, payment, "captured");
        TestEvents.publish(order.cancelled(3));
        awaitRefunds(payment, "failed");

        decideDispute(order, decision);
        tellOfDispute("closed", intentIds(order).getFirst());

        awaitStatus(order, payment, "refunded");
        assertThat(refundsAtGateway(order)).hasSize(refunds);
        assertThat(balance()).isZero();
    }

    @Test
    void learnsOfTheChargeBeforeItsDispute() {
        var payment = authorized(order, "tok_createDispute");
        pool.preparedQuery("""
                        update payments
                        set status = 'FAILED', version = 3, failure_stage = 'CAPTURE', failure_code = 'canceled',
                            failure_message = 'Cancelled.'
                        where id = $1""").execute(Tuple.of(payment)).await().atMost(PATIENCE);
        callGateway(intentIds(order).getFirst(), "capture");

        tellOfDispute("created", intentIds(order).getFirst());

        awaitRefunds(payment, "failed");
        decideDispute(order, "win");
        tellOfDispute("closed", intentIds(order).getFirst());
        awaitStatus(order, payment, "refunded");
    }

    /// The payment's refunds have these statuses, newest first.
    private void awaitRefunds(UUID payment, String... statuses) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> as(order.buyerId())
                                .get("/api/payments/%s/refunds".formatted(payment))
                                .jsonPath()
                                .getList("status"),
                        equalTo(List.of(statuses)));
    }

    private void awaitDispute(String status) {
        Awaitility.await(status).atMost(PATIENCE).until(() -> sale().get("dispute.status"), equalTo(List.of(status)));
    }

    private JsonPath sale() {
        return as(seller)
                .queryParam("ticketId", order.ticketId())
                .get("/api/payments/sales")
                .jsonPath();
    }

    /// What the seller has, available or not.
    private float balance() {
        var balance = as(seller).get("/api/payments/balance").jsonPath();
        return balance.getFloat("[0].available") + balance.getFloat("[0].pending");
    }

    private List<String> entries() {
        return as(seller).get("/api/payments/balance/entries").jsonPath().getList("kind");
    }

    private List<Finding> differences() {
        var found = contexts.fresh(() -> reconcile.between(begun, Instant.now().plusSeconds(2)))
                .await()
                .atMost(PATIENCE);
        return found.findings().stream()
                .filter(finding -> finding.orderId().equals(order.id()))
                .toList();
    }
}
