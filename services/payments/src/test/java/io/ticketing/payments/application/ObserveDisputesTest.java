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
import static io.ticketing.payments.PaymentsClient.awaitStatus;
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

    @Inject
    Reconcile reconcile;

    @Inject
    FollowDisputes followDisputes;

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

        decideDispute(order, "lose");
        pool.preparedQuery("update disputes set due_at = now() where payment_id = $1")
                .execute(Tuple.of(payment))
                .await()
                .atMost(PATIENCE);
        followDisputes.wake();

        awaitDispute("lost");
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

    private List<Finding> differences() {
        var found = contexts.fresh(() -> reconcile.between(begun, Instant.now().plusSeconds(2)))
                .await()
                .atMost(PATIENCE);
        return found.findings().stream()
                .filter(finding -> finding.orderId().equals(order.id()))
                .toList();
    }
}
