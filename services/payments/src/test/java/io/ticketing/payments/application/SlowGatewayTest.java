package io.ticketing.payments.application;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsClient;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.testing.TestEvents;

import static io.ticketing.payments.PaymentsClient.awaitIntents;
import static io.ticketing.payments.PaymentsClient.awaitOrdersHandled;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.pay;

/// A gateway that takes its time, and then answers.
@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
@TestProfile(SlowGatewayTest.Patient.class)
class SlowGatewayTest {

    public static class Patient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ticketing.payments.gateway.timeout", "1m");
        }
    }

    private static final int PAYMENTS = 60;

    @AfterEach
    void repairTheLine() {
        LineToGateway.repair();
    }

    @Test
    void worksOnManyPaymentsAtOnce() {
        var orders = Stream.generate(OrderFixture::order).limit(PAYMENTS).toList();
        TestEvents.publish(orders.stream().map(OrderFixture::listed).toList());
        TestEvents.publish(orders.stream().map(OrderFixture::placed).toList());
        TestEvents.awaitHandled("tickets", "payments");
        awaitOrdersHandled();
        LineToGateway.holdConfirmations();
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            var paid = orders.stream()
                    .map(order -> CompletableFuture.supplyAsync(() -> pay(order, "tok_visa"), buyers))
                    .toList();
            orders.forEach(order -> awaitIntents(order, "requires_capture"));
            LineToGateway.repair();

            // Whether or not it was in time for its caller.
            var payments = paid.stream()
                    .map(CompletableFuture::join)
                    .map(PaymentsClient::located)
                    .toList();
            for (int i = 0; i < PAYMENTS; i++) {
                awaitStatus(orders.get(i), payments.get(i), "authorized");
            }
            LineToGateway.holdAnswers();
            for (int i = 0; i < PAYMENTS; i++) {
                TestEvents.publish(orders.get(i).awaiting(2, payments.get(i)));
            }
            orders.forEach(order -> awaitIntents(order, "succeeded"));
            LineToGateway.repair();

            for (int i = 0; i < PAYMENTS; i++) {
                awaitStatus(orders.get(i), payments.get(i), "captured");
            }
        }
    }
}
