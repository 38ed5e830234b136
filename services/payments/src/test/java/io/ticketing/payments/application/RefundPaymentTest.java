package io.ticketing.payments.application;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentRefunded;
import io.ticketing.contracts.payments.RefundReason;
import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketWithdrawn;
import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.testing.TestEvents;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.as;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.awaitOrdersHandled;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.callGateway;
import static io.ticketing.payments.PaymentsClient.captured;
import static io.ticketing.payments.PaymentsClient.intentIds;
import static io.ticketing.payments.PaymentsClient.nextRefund;
import static io.ticketing.payments.PaymentsClient.refundsAtGateway;
import static io.ticketing.payments.StripeEvents.tellOfRefund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class RefundPaymentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final UUID seller = UUID.randomUUID();

    @AfterEach
    void repair() {
        LineToGateway.repair();
        nextRefund("WORKS");
    }

    @Test
    void refundsSomeTicketsAndThenTheRest() {
        var order = order().of(3);
        listed(order, null);
        var payment = captured(order);

        var first = refund(seller, payment, Map.of("quantity", 1, "note", "One was a mistake"));

        first.then().statusCode(201);
        assertThat(first.jsonPath().getMap(""))
                .containsEntry("paymentId", payment.toString())
                .containsEntry("orderId", order.id().toString())
                .containsEntry("status", "pending")
                .containsEntry("quantity", 1)
                .containsEntry("currency", "USD")
                .containsEntry("reason", "seller")
                .containsEntry("restock", true)
                .containsEntry("note", "One was a mistake");
        assertThat(first.jsonPath().getDouble("amount")).isEqualTo(20.5);
        awaitRefund(first, seller, "refunded");
        assertThat(event(order, 1))
                .returns(2050L, PaymentRefunded::getRefunded)
                .returns(1, PaymentRefunded::getRestocked)
                .returns(RefundReason.SELLER, PaymentRefunded::getReason);
        as(order.buyerId())
                .get("/api/payments/" + payment)
                .then()
                .body("status", equalTo("captured"))
                .body("refunded", equalTo(20.5f));

        awaitRefund(refund(seller, payment, Map.of("restock", false)), seller, "refunded");

        awaitStatus(order, payment, "refunded");
        assertThat(refundsAtGateway(order)).containsExactly(4100, 2050);
        assertThat(event(order, 3))
                .returns(6150L, PaymentRefunded::getRefunded)
                .returns(1, PaymentRefunded::getRestocked);
        assertProblem(refund(seller, payment, Map.of()), 409, "not-refundable");
        as(order.buyerId())
                .get("/api/payments/%s/refunds".formatted(payment))
                .then()
                .statusCode(200)
                .body("quantity", equalTo(List.of(2, 1)));
    }

    @Test
    void letsBuyersReturnTicketsForAsLongAsTheSellerSays() {
        var order = order().of(2);
        listed(order, null);
        var payment = captured(order);
        assertProblem(refund(order.buyerId(), payment, Map.of("quantity", 1)), 409, "returns-over");

        listed(order, Instant.now().plusSeconds(600), 2);
        awaitTicketsHandled();
        var returned = refund(order.buyerId(), payment, Map.of("quantity", 1));

        returned.then().statusCode(201);
        awaitRefund(returned, order.buyerId(), "refunded");
        assertThat(event(order, 1).getReason()).isEqualTo(RefundReason.BUYER);
        listed(order, Instant.now().minusSeconds(1), 3);
        awaitTicketsHandled();
        assertProblem(refund(order.buyerId(), payment, Map.of()), 409, "returns-over");
    }

    @Test
    void refusesWhatCannotBeRefunded() {
        var order = order().of(2);
        listed(order, Instant.now().plusSeconds(600));
        var payment = authorized(order, "tok_visa");

        assertProblem(refund(seller, payment, Map.of()), 409, "not-refundable");
        TestEvents.publish(order.awaiting(2, payment));
        awaitStatus(order, payment, "captured");
        assertProblem(refund(seller, payment, Map.of("quantity", 3)), 409, "not-refundable");
        refund(seller, payment, Map.of("quantity", 0)).then().statusCode(400);
        refund(seller, payment, Map.of("quantity", "x")).then().statusCode(400);
        refund(seller, payment, Map.of("note", "x".repeat(501))).then().statusCode(400);
        refund(seller, payment, Map.of("note", "One was\u0000a mistake")).then().statusCode(400);
        assertProblem(refund(UUID.randomUUID(), payment, Map.of()), 403, "not-yours");
        assertProblem(refund(seller, UUID.randomUUID(), Map.of()), 404, "unknown-payment");
        as(UUID.randomUUID())
                .get("/api/payments/%s/refunds".formatted(payment))
                .then()
                .statusCode(403);
        assertThat(refundsAtGateway(order)).isEmpty();
    }

    @Test
    void refundsOnceHoweverOftenAndManyAskAtOnce() {
        var order = order();
        listed(order, null);
        var payment = captured(order);
        var key = UUID.randomUUID().toString();

        var answers = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> refund(seller, payment, Map.of(), key)))
                .toList();

        var bodies = answers.stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.then().statusCode(201).extract().asString())
                .distinct();
        assertThat(bodies).hasSize(1);
        awaitStatus(order, payment, "refunded");
        assertThat(refundsAtGateway(order)).containsExactly(2050);
        refund(seller, payment, Map.of(), key).then().statusCode(201).body("status", equalTo("pending"));
        assertProblem(refund(seller, payment, Map.of("quantity", 1), key), 422, "idempotency-key-reused");
    }

    @Test
    void refundsOnceThoughTheAnswerWasLost() {
        var order = order();
        listed(order, null);
        var payment = captured(order);
        LineToGateway.loseAnswers();

        var refund = refund(seller, payment, Map.of());

        Awaitility.await().atMost(PATIENCE).until(() -> !refundsAtGateway(order).isEmpty());
        assertThat(status(refund, seller)).isEqualTo("pending");
        LineToGateway.repair();
        awaitRefund(refund, seller, "refunded");
        assertThat(refundsAtGateway(order)).containsExactly(2050);
    }

    @Test
    void refundsThoughTheGatewayRemembersAFailure() {
        var order = order();
        listed(order, null);
        var payment = captured(order);
        nextRefund("FAILS");

        awaitRefund(refund(seller, payment, Map.of()), seller, "refunded");

        assertThat(refundsAtGateway(order)).containsExactly(2050);
    }

    @Test
    void refundsAllBuyersOfACancelledEventAlsoThoseWhoseMoneyComesLater() {
        var first = order();
        var second = first.another();
        var late = first.another();
        listed(first, null);
        var payments = List.of(captured(first), captured(second));
        var latePayment = authorized(late, "tok_visa");

        TestEvents.publish(new TicketWithdrawn(first.ticketId(), 2L, seller, true));

        awaitStatus(first, payments.get(0), "refunded");
        awaitStatus(second, payments.get(1), "refunded");
        TestEvents.publish(late.awaiting(2, latePayment));
        awaitStatus(late, latePayment, "refunded");
        assertThat(event(late, 1)).returns(RefundReason.WITHDRAWN, PaymentRefunded::getReason);
        TestEvents.await(PaymentCaptured.class, it -> late.isPaidBy(it.getPayment()));
        as(seller)
                .queryParam("ticketId", first.ticketId())
                .get("/api/payments/sales/summary")
                .then()
                .statusCode(200)
                .body("sold", equalTo(3))
                .body("returned", equalTo(3))
                .body("pending", equalTo(0))
                .body("refunded", equalTo(61.5f));
    }

    @Test
    void showsSellersTheirSales() {
        var first = order().of(2);
        var second = first.another();
        listed(first, null);
        captured(first);
        var newest = captured(second);

        var page = as(seller)
                .queryParam("ticketId", first.ticketId())
                .queryParam("limit", 1)
                .get("/api/payments/sales");

        page.then().statusCode(200);
        assertThat(page.jsonPath().getList("id")).containsExactly(newest.toString());
        var next = page.header("Link").replaceAll("<(.*)>.*", "$1");
        var rest = as(seller).urlEncodingEnabled(false).get(next);
        assertThat(rest.jsonPath().getList("quantity")).containsExactly(2);
        assertThat(rest.header("Link")).isNull();
        assertProblem(as(first.buyerId()).get(next), 403, "not-yours");
        assertProblem(
                as(seller).queryParam("ticketId", UUID.randomUUID()).get("/api/payments/sales"), 404, "unknown-ticket");
    }

    @Test
    void returnsOnceWhatWasCapturedForAnOrderThatIsCancelled() {
        var order = order();
        var payment = authorized(order, "tok_visa");
        TestEvents.publish(order.awaiting(2, payment));
        awaitStatus(order, payment, "captured");

        TestEvents.publish(order.cancelled(3));
        TestEvents.publish(order.cancelled(3));

        awaitStatus(order, payment, "refunded");
        awaitOrdersHandled();
        assertThat(event(order, 1)).returns(RefundReason.ORDER_LOST, PaymentRefunded::getReason);
        assertThat(refundsAtGateway(order)).containsExactly(2050);
    }

    /// Someone captures at the gateway what should be voided.
    @Test
    void returnsWhatWasCapturedInsteadOfVoided() {
        var order = order();
        var payment = authorized(order, "tok_visa");
        callGateway(intentIds(order).getFirst(), "capture");

        TestEvents.publish(order.cancelled(2));

        awaitStatus(order, payment, "refunded");
        assertThat(refundsAtGateway(order)).containsExactly(2050);
    }

    @Test
    void waitsForARefundThatTakesItsTime() {
        var order = order();
        listed(order, null);
        var payment = captured(order, "tok_pendingRefund");

        var refund = refund(seller, payment, Map.of());

        awaitRefund(refund, seller, "refunded");
        assertThat(refundsAtGateway(order)).containsExactly(2050);
    }

    @Test
    void learnsThatTheBankSentARefundBack() {
        var order = order();
        listed(order, null);
        var payment = captured(order);
        nextRefund("IS_RETURNED");
        var refund = refund(seller, payment, Map.of());
        awaitRefund(refund, seller, "refunded");
        Awaitility.await().atMost(PATIENCE).until(() -> refundsAtGateway(order, "status"), equalTo(List.of("failed")));

        tellOfRefund("failed", intentIds(order).getLast());

        awaitRefund(refund, seller, "failed");
    }

    private void listed(OrderFixture order, @Nullable Instant returnsUntil) {
        listed(order, returnsUntil, 1);
        awaitTicketsHandled();
    }

    private void listed(OrderFixture order, @Nullable Instant returnsUntil, long version) {
        TestEvents.publish(new TicketListed(
                order.ticketId(), version, seller, new Offer("Concert", 2050L, "USD", 10, returnsUntil)));
    }

    private static void awaitTicketsHandled() {
        TestEvents.awaitHandled("tickets", "payments");
    }

    private static Response refund(UUID caller, UUID payment, Map<String, ?> body) {
        return as(caller).body(body).post("/api/payments/%s/refunds".formatted(payment));
    }

    private static Response refund(UUID caller, UUID payment, Map<String, ?> body, String key) {
        return as(caller)
                .header("Idempotency-Key", key)
                .body(new HashMap<>(body))
                .post("/api/payments/%s/refunds".formatted(payment));
    }

    private static void awaitRefund(Response begun, UUID viewer, String status) {
        begun.then().statusCode(201);
        Awaitility.await(status)
                .atMost(PATIENCE)
                .until(() -> status(begun, viewer).equals(status));
    }

    private static String status(Response begun, UUID viewer) {
        return as(viewer)
                .get(begun.header("Location"))
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }

    /// What is announced when so many tickets were refunded.
    private static PaymentRefunded event(OrderFixture order, int returned) {
        return TestEvents.await(
                PaymentRefunded.class, it -> order.isPaidBy(it.getPayment()) && it.getReturned() == returned);
    }

    private static void assertProblem(Response answer, int status, String type) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + type));
    }
}
