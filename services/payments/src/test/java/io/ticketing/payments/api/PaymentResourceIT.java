package io.ticketing.payments.api;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.testing.TestEvents;

import static io.restassured.RestAssured.given;
import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.pay;
import static io.ticketing.payments.PaymentsClient.place;
import static org.hamcrest.Matchers.equalTo;

/// The packaged service takes an order's payment to its end.
@QuarkusIntegrationTest
@WithTestResource(PaymentsInfrastructure.class)
class PaymentResourceIT {

    @Test
    void authorizesAndCaptures() {
        given().get("/q/health/ready").then().statusCode(200);
        var order = order();

        var paymentId = authorized(order, "tok_visa");
        TestEvents.publish(order.awaiting(2, paymentId));

        awaitStatus(order, paymentId, "captured");
        TestEvents.await(PaymentCaptured.class, paymentId);
    }

    @Test
    void tellsADeclinedCard() {
        var order = order();
        place(order);

        pay(order, "tok_chargeDeclined").then().statusCode(402).body("type", equalTo("/problems/payment-declined"));
    }
}
