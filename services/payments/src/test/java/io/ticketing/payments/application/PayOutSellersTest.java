package io.ticketing.payments.application;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.payments.SellersClient;
import io.ticketing.postgresql.Contexts;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.as;
import static io.ticketing.payments.PaymentsClient.captured;
import static io.ticketing.payments.PaymentsClient.chargeAtGateway;
import static io.ticketing.payments.SellersClient.answer;
import static io.ticketing.payments.SellersClient.awaitPayouts;
import static io.ticketing.payments.SellersClient.awaitStatus;
import static io.ticketing.payments.SellersClient.decide;
import static io.ticketing.payments.SellersClient.drain;
import static io.ticketing.payments.SellersClient.enabled;
import static io.ticketing.payments.SellersClient.onboard;
import static io.ticketing.payments.SellersClient.payouts;
import static io.ticketing.payments.SellersClient.transfersAtGateway;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class PayOutSellersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TRANSFER = "transfers";

    /// What is left of 20.50 when the platform has kept its 5 %.
    private static final int SHARE = 1948;

    private final OrderFixture order = order();
    private final UUID seller = order.sellerId();

    @Inject
    PayOutSellers payOutSellers;

    @Inject
    Contexts contexts;

    /// Other tests may have left the gateway with less than nothing of ours.
    @BeforeEach
    void fund() {
        chargeAtGateway(1_000_000, "USD");
    }

    @AfterEach
    void repair() {
        LineToGateway.letThrough(TRANSFER);
        LineToGateway.repair();
        SellersClient.failCalls(0);
    }

    @Test
    void paysWhatIsAvailableOnceTheSellerCanBePaid() {
        captured(order);
        answer(onboard(seller), "finish_without_document");
        awaitStatus(seller, "restricted");
        awaitRun();
        assertThat(payouts(seller, "id")).isEmpty();
        assertBalance(19.48f, 0);

        var account = SellersClient.accountsAtGateway(seller).getFirst();
        decide(account, "enable");
        awaitStatus(seller, "enabled");

        awaitPayouts(seller, "paid");
        assertThat(transfersAtGateway(account)).containsExactly(SHARE);
        as(seller)
                .get("/api/payments/payouts")
                .then()
                .body("[0].amount", equalTo(19.48f))
                .body("[0].currency", equalTo("USD"))
                .body("[0].reference.take(3)", equalTo("tr_"));
        assertBalance(0, 19.48f);

        captured(order.another());
        awaitPayouts(seller, "paid", "paid");
        assertThat(transfersAtGateway(account)).containsExactly(SHARE, SHARE);
        assertBalance(0, 38.96f);
        assertPages();
    }

    private void assertPages() {
        var all = payouts(seller, "id");
        var first = as(seller).queryParam("limit", 1).get("/api/payments/payouts");
        assertThat(first.jsonPath().getList("id")).containsExactly(all.getFirst());
        var next = first.header("Link").replaceAll("<(.*)>.*", "$1");
        var second = as(seller).urlEncodingEnabled(false).get(next);
        assertThat(second.jsonPath().getList("id")).containsExactly(all.getLast());
        assertThat(second.header("Link")).isNull();
        as(UUID.randomUUID()).get(next).then().statusCode(200).body("", hasSize(0));
    }

    @Test
    void paysNothingWhileTheBalanceIsNegative() {
        var account = enabled(seller);
        var sold = captured(order);
        awaitPayouts(seller, "paid");

        as(seller)
                .body("{}")
                .post("/api/payments/%s/refunds".formatted(sold))
                .then()
                .statusCode(201);
        awaitBalance(-19.48f);
        captured(order.another());
        awaitBalance(0);
        awaitRun();
        assertThat(transfersAtGateway(account)).containsExactly(SHARE);

        captured(order.another());
        awaitPayouts(seller, "paid", "paid");
        assertThat(transfersAtGateway(account)).containsExactly(SHARE, SHARE);
    }

    /// The gateway takes its time for the refund.
    @Test
    void keepsWhatABuyerIsAboutToGetBack() {
        var returned = captured(order, "tok_pendingRefund");
        captured(order.another());
        as(seller)
                .body("{}")
                .post("/api/payments/%s/refunds".formatted(returned))
                .then()
                .statusCode(201);

        var account = enabled(seller);

        awaitPayouts(seller, "paid");
        awaitBalance(0);
        assertThat(transfersAtGateway(account)).containsExactly(SHARE);
    }

    @Test
    void paysOnceThoughManyPayAtOnce() {
        LineToGateway.delayNext(TRANSFER);
        captured(order);
        var account = enabled(seller);
        awaitOnItsWay();

        var runs = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> contexts.fresh(() -> payOutSellers.payOut(seller))
                        .await()
                        .atMost(PATIENCE)))
                .toList();
        runs.forEach(CompletableFuture::join);
        assertThat(payouts(seller, "status")).containsExactly("pending");

        LineToGateway.letThrough(TRANSFER);
        awaitPayouts(seller, "paid");
        assertThat(transfersAtGateway(account)).containsExactly(SHARE);
    }

    @Test
    void paysOnceThoughTheAnswerWasLost() {
        LineToGateway.delayNext(TRANSFER);
        captured(order);
        var account = enabled(seller);
        awaitOnItsWay();

        LineToGateway.loseAnswers();
        LineToGateway.letThrough(TRANSFER);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !transfersAtGateway(account).isEmpty());
        assertThat(payouts(seller, "status")).containsExactly("pending");
        LineToGateway.repair();

        awaitPayouts(seller, "paid");
        assertThat(transfersAtGateway(account)).containsExactly(SHARE);
    }

    @Test
    void paysAfterAFailureThatTheGatewayRemembers() {
        LineToGateway.delayNext(TRANSFER);
        captured(order);
        var account = enabled(seller);
        awaitOnItsWay();

        SellersClient.failCalls(1);
        LineToGateway.letThrough(TRANSFER);

        awaitPayouts(seller, "paid");
        assertThat(transfersAtGateway(account)).containsExactly(SHARE);
    }

    @Test
    void waitsForMoneyThatTheGatewayDoesNotHaveYet() {
        var poor = order().costing(2050, "SEK");
        captured(poor);
        drain("sek");
        LineToGateway.delayNext(TRANSFER);
        var account = enabled(poor.sellerId());
        awaitOnItsWay();
        LineToGateway.letThrough(TRANSFER);
        awaitRun();
        assertThat(payouts(poor.sellerId(), "status")).containsExactly("pending");

        captured(order().costing(2050, "SEK"));

        awaitPayouts(poor.sellerId(), "paid");
        assertThat(transfersAtGateway(account)).containsExactly(SHARE);
    }

    @Test
    void owesWhatTheGatewayHasRefusedToSend() {
        var account = enabled(seller);
        decide(account, "restrict");

        captured(order);

        awaitPayouts(seller, "failed");
        awaitStatus(seller, "restricted");
        assertBalance(19.48f, 0);
        decide(account, "enable");
        awaitStatus(seller, "enabled");
        awaitPayouts(seller, "paid", "failed");
        assertThat(transfersAtGateway(account)).containsExactly(SHARE);
        assertBalance(0, 19.48f);
    }

    /// Waits until another seller has been paid, by a look at everything that is available now.
    private static void awaitRun() {
        var other = order();
        captured(other);
        enabled(other.sellerId());
        awaitPayouts(other.sellerId(), "paid");
    }

    private static void awaitOnItsWay() {
        Awaitility.await().atMost(PATIENCE).until(() -> LineToGateway.isOnItsWay(TRANSFER));
    }

    private void awaitBalance(float available) {
        Awaitility.await().atMost(PATIENCE).until(() -> balance("available") == available);
    }

    private void assertBalance(float available, float paidOut) {
        assertThat(balance("available")).isEqualTo(available);
        assertThat(balance("paidOut")).isEqualTo(paidOut);
    }

    private float balance(String field) {
        return as(seller).get("/api/payments/balance").jsonPath().getFloat("[0]." + field);
    }
}
