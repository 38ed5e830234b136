package io.ticketing.payments.crash;

import java.net.URI;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentRefunded;
import io.ticketing.contracts.payments.PaymentVoided;
import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsClient;
import io.ticketing.payments.StripeEvents;
import io.ticketing.payments.crash.GatewayDoor.Side;
import io.ticketing.testing.Forwarder;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.as;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.intentIds;
import static io.ticketing.payments.PaymentsClient.intents;
import static io.ticketing.payments.PaymentsClient.pay;
import static io.ticketing.payments.PaymentsClient.refundsAtGateway;
import static org.assertj.core.api.Assertions.assertThat;

/// The process is killed with -9 between any two steps of a purchase and of a refund. Another one then
/// brings each to its end: charged once, or not at all, and paid back once.
///
/// One order is brought to each of these points. All of them meet the same death.
class CrashPointsIT {

    /// Between two steps, in their order.
    private enum Point {
        REQUEST_ARRIVED,
        PAYMENT_SAVED,
        KNOWN_TO_THE_GATEWAY,
        OPENED,
        AUTHORIZED_AT_THE_GATEWAY,
        AUTHORIZATION_SAVED,
        CAPTURE_WANTED,
        CAPTURE_SAVED_AS_WANTED,
        CAPTURED_AT_THE_GATEWAY,
        CAPTURE_ANSWERED,
        WEBHOOK_STORED,
        CAPTURE_SAVED,
        VOID_SAVED_AS_WANTED,
        VOIDED_AT_THE_GATEWAY,
        REFUND_SAVED,
        REFUNDED_AT_THE_GATEWAY,
        CAPTURED_IN_VAIN
    }

    private static final TestInfrastructure INFRASTRUCTURE = new TestInfrastructure();
    private static final UUID SELLER = UUID.randomUUID();
    private static final String KEY = "as before";

    private static final Map<Point, OrderFixture> ORDERS = new EnumMap<>(Point.class);
    private static final Map<Point, UUID> PAYMENTS = new EnumMap<>(Point.class);

    private static GatewayDoor door;
    private static PaymentsDatabase database;
    private static PaymentsProcess payments;

    @BeforeAll
    static void crash() throws SQLException {
        var config = new HashMap<>(INFRASTRUCTURE.start());
        var gateway = config.get("ticketing.payments.gateway.url");
        System.setProperty(PaymentsClient.GATEWAY, gateway);
        door = GatewayDoor.to(URI.create(gateway));
        RestAssured.port = Forwarder.freePort();
        config.put("quarkus.http.port", String.valueOf(RestAssured.port));
        config.put("ticketing.payments.gateway.url", door.address().toString());
        config.put("ticketing.payments.gateway.timeout", "50s");
        config.put("ticketing.payments.settlement.first-pause", "200ms");
        config.put("ticketing.payments.webhooks.secrets", StripeEvents.SECRET);
        payments = PaymentsProcess.start(config);
        database = PaymentsDatabase.of(config);

        placeAll();
        goToTheGateway();
        goWhereCommitsAreHeld();

        payments.kill();
        database.release();
        door.open();
        database.endLeases();
        payments = PaymentsProcess.start(config);
    }

    @AfterAll
    static void stop() throws SQLException {
        payments.close();
        database.close();
        door.close();
        INFRASTRUCTURE.stop();
        RestAssured.reset();
    }

    private static void placeAll() {
        for (var point : Point.values()) {
            ORDERS.put(point, order());
        }
        TestEvents.publish(ORDERS.values().stream()
                .map(it -> new TicketListed(it.ticketId(), 1L, SELLER, new Offer("Concert", 2050L, "USD", 10, null)))
                .toList());
        TestEvents.publish(ORDERS.values().stream().map(OrderFixture::placed).toList());
        TestEvents.awaitHandled("tickets", "payments");
        TestEvents.awaitHandled("orders", "payments");
    }

    /// Points before and after a call to the gateway.
    private static void goToTheGateway() {
        payUntil(Point.PAYMENT_SAVED, "create", Side.REQUEST);
        payUntil(Point.KNOWN_TO_THE_GATEWAY, "create", Side.ANSWER);
        payUntil(Point.OPENED, "confirm", Side.REQUEST);
        payUntil(Point.AUTHORIZED_AT_THE_GATEWAY, "confirm", Side.ANSWER);
        captureUntil(Point.CAPTURE_SAVED_AS_WANTED, Side.REQUEST);
        captureUntil(Point.CAPTURED_AT_THE_GATEWAY, Side.ANSWER);
        captureUntil(Point.WEBHOOK_STORED, Side.ANSWER);
        voidUntil(Point.VOID_SAVED_AS_WANTED, Side.REQUEST);
        voidUntil(Point.VOIDED_AT_THE_GATEWAY, Side.ANSWER);
        refundUntil(Point.REFUND_SAVED, Side.REQUEST);
        refundUntil(Point.REFUNDED_AT_THE_GATEWAY, Side.ANSWER);
        loseUntil(Point.CAPTURED_IN_VAIN);

        var told = of(Point.WEBHOOK_STORED);
        var look = door.stop(told.id(), "retrieve", Side.REQUEST);
        StripeEvents.tell("succeeded", intentIds(told).getFirst());
        look.await();
    }

    /// Points before a commit, and between a commit and what is published after it.
    private static void goWhereCommitsAreHeld() throws SQLException {
        authorize(Point.CAPTURE_WANTED);
        authorize(Point.CAPTURE_ANSWERED);
        authorize(Point.CAPTURE_SAVED);
        var captured = door.stop(of(Point.CAPTURE_ANSWERED).id(), "capture", Side.ANSWER);
        await(Point.CAPTURE_ANSWERED);
        captured.await();

        database.lock(of(Point.REQUEST_ARRIVED).id());
        database.lock(of(Point.CAPTURE_WANTED).id());
        database.lock(of(Point.CAPTURE_ANSWERED).id());
        database.lockRelay();
        payLater(Point.REQUEST_ARRIVED);
        await(Point.CAPTURE_WANTED);
        captured.letPass();
        database.awaitWaiting(3);

        authorize(Point.AUTHORIZATION_SAVED);
        await(Point.CAPTURE_SAVED);
        awaitStatus(of(Point.CAPTURE_SAVED), PAYMENTS.get(Point.CAPTURE_SAVED), "captured");
    }

    /// The buyer asks again, as for any answer that did not come.
    @Test
    void beginsWhatWasNotSaved() {
        var order = of(Point.REQUEST_ARRIVED);

        pay(order, "tok_visa", KEY).then().statusCode(201);

        endsPaid(order);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "PAYMENT_SAVED",
                "KNOWN_TO_THE_GATEWAY",
                "OPENED",
                "AUTHORIZED_AT_THE_GATEWAY",
                "AUTHORIZATION_SAVED"
            })
    void authorizesOnce(Point point) {
        endsPaid(of(point));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ALL, names = "(CAPTURE_.*|CAPTURED_AT_THE_GATEWAY|WEBHOOK_STORED)")
    void capturesOnce(Point point) {
        endsCaptured(of(point), PAYMENTS.get(point));
    }

    @ParameterizedTest
    @EnumSource(names = {"VOID_SAVED_AS_WANTED", "VOIDED_AT_THE_GATEWAY"})
    void voidsOnce(Point point) {
        awaitStatus(of(point), PAYMENTS.get(point), "voided");
        TestEvents.await(PaymentVoided.class, PAYMENTS.get(point));
        assertThat(intents(of(point))).containsExactly("canceled");
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUND_SAVED", "REFUNDED_AT_THE_GATEWAY", "CAPTURED_IN_VAIN"})
    void refundsOnce(Point point) {
        awaitStatus(of(point), PAYMENTS.get(point), "refunded");
        TestEvents.await(PaymentRefunded.class, PAYMENTS.get(point));
        assertThat(refundsAtGateway(of(point))).containsExactly(2050);
    }

    /// Orders hears of the authorised payment, and lets it be captured.
    private static void endsPaid(OrderFixture order) {
        var payment = TestEvents.await(PaymentAuthorized.class, it -> order.isPaidBy(it.getPayment()))
                .getPayment()
                .getPaymentId();
        TestEvents.publish(order.awaiting(2, payment));
        endsCaptured(order, payment);
    }

    private static void endsCaptured(OrderFixture order, UUID payment) {
        TestEvents.await(PaymentCaptured.class, payment);
        awaitStatus(order, payment, "captured");
        assertThat(intents(order)).containsOnlyOnce("succeeded").doesNotContain("requires_capture");
    }

    private static OrderFixture of(Point point) {
        return ORDERS.get(point);
    }

    private static void payLater(Point point) {
        CompletableFuture.runAsync(() -> pay(of(point), "tok_visa", KEY), Thread::startVirtualThread);
    }

    private static void payUntil(Point point, String call, Side side) {
        var stop = door.stop(of(point).id(), call, side);
        payLater(point);
        stop.await();
    }

    private static void authorize(Point point) {
        PAYMENTS.put(
                point,
                PaymentsClient.id(pay(of(point), "tok_visa", KEY)
                        .then()
                        .statusCode(201)
                        .extract()
                        .response()));
    }

    /// Orders says that the order holds its tickets for the payment.
    private static void await(Point point) {
        TestEvents.publish(of(point).awaiting(2, PAYMENTS.get(point)));
    }

    private static void captureUntil(Point point, Side side) {
        authorize(point);
        var stop = door.stop(of(point).id(), "capture", side);
        await(point);
        stop.await();
    }

    private static void voidUntil(Point point, Side side) {
        authorize(point);
        var stop = door.stop(of(point).id(), "cancel", side);
        TestEvents.publish(of(point).cancelled(2));
        stop.await();
    }

    private static void capture(Point point) {
        authorize(point);
        await(point);
        awaitStatus(of(point), PAYMENTS.get(point), "captured");
    }

    private static void refundUntil(Point point, Side side) {
        capture(point);
        var stop = door.stop(of(point).id(), "refund", side);
        as(SELLER)
                .body(Map.of())
                .post("/api/payments/%s/refunds".formatted(PAYMENTS.get(point)))
                .then()
                .statusCode(201);
        stop.await();
    }

    private static void loseUntil(Point point) {
        capture(point);
        var stop = door.stop(of(point).id(), "refund", Side.REQUEST);
        TestEvents.publish(of(point).cancelled(3));
        stop.await();
    }
}
