package io.ticketing.payments.api;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestTokens;

import static io.ticketing.payments.PaymentsClient.awaitIntents;
import static io.ticketing.payments.PaymentsClient.awaitOrdersHandled;
import static io.ticketing.payments.PaymentsClient.place;
import static java.nio.charset.StandardCharsets.US_ASCII;

/// Buyers who hang up during their payment, for example by closing the page.
@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
@TestProfile(HungUpTest.NobodyPicksUpWhatIsLost.class)
class HungUpTest {

    public static class NobodyPicksUpWhatIsLost implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ticketing.payments.settlement.grace", "1h");
        }
    }

    private static final int BUYERS = 5;

    @AfterEach
    void repairTheLine() {
        LineToGateway.repair();
    }

    @Test
    void haveTheirPaymentsFinished() throws IOException {
        var orders = Stream.generate(OrderFixture::order).limit(BUYERS).toList();
        for (var order : orders) {
            place(order);
            awaitOrdersHandled();
        }
        LineToGateway.holdConfirmations();

        for (var order : orders) {
            try (var buyer = new Socket("localhost", RestAssured.port)) {
                buyer.setSoLinger(true, 0);
                buyer.getOutputStream().write(payment(order));
                awaitIntents(order, "requires_capture");
            }
        }
        LineToGateway.repair();

        for (var order : orders) {
            TestEvents.await(PaymentAuthorized.class, it -> order.isPaidBy(it.getPayment()));
        }
    }

    private static byte[] payment(OrderFixture order) {
        var body = "{\"orderId\":\"%s\",\"token\":\"tok_visa\"}".formatted(order.id());
        return """
                POST /api/payments HTTP/1.1
                Host: localhost
                Authorization: %s
                Content-Type: application/json
                Content-Length: %d

                %s""".formatted(TestTokens.bearer(order.buyerId()), body.length(), body)
                .replace("\n", "\r\n")
                .getBytes(US_ASCII);
    }
}
