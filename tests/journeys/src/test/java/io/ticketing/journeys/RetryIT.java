package io.ticketing.journeys;

import java.util.Collections;
import java.util.concurrent.Callable;

import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.DECLINED;
import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.RETRY_IS_SAFE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A client that did not get the answer asks again with the same key.
@Journey
@Tag(RETRY_IS_SAFE)
class RetryIT {

    private final Ticket ticket = Seller.signUp().lists("Once only", "7.50", 10);
    private final Buyer buyer = Buyer.signUp();
    private final String key = Buyer.anyKey();

    @Test
    void anOrderSentAgainIsTheSameOrder() {
        var first = buyer.triesToOrder(ticket, 2, key);
        var second = buyer.triesToOrder(ticket, 2, key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.as(Order.class)).isEqualTo(first.as(Order.class));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        await().untilAsserted(() -> assertThat(ticket.now().available()).isEqualTo(8));
        assertThat(buyer.allOrders()).hasSize(1);
    }

    @Test
    void anOrderSentManyTimesAtOnceIsOneOrder() {
        Callable<Response> order = () -> buyer.triesToOrder(ticket, 1, key);

        var answers = AtOnce.all(Collections.nCopies(10, order));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(it -> it.as(Order.class).id())
                .containsOnly(answers.getFirst().as(Order.class).id());
        assertThat(buyer.allOrders()).hasSize(1);
    }

    @Test
    void theSameKeyForAnotherOrderIsRefused() {
        buyer.triesToOrder(ticket, 1, key).then().statusCode(201);

        var other = buyer.triesToOrder(ticket, 2, key);

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.contentType()).startsWith("application/problem+json");
        assertThat(buyer.allOrders()).hasSize(1);
    }

    @Test
    void anotherBuyersKeyIsAnotherKey() {
        var other = Buyer.signUp();
        buyer.triesToOrder(ticket, 1, key).then().statusCode(201);
        other.triesToOrder(ticket, 1, key).then().statusCode(201);

        assertThat(buyer.allOrders()).hasSize(1);
        assertThat(other.allOrders()).hasSize(1);
    }

    @Test
    void aPaymentSentAgainChargesOnce() {
        var order = buyer.orders(ticket, 1);
        var first = buyer.triesToPay(order, VISA, key);
        buyer.awaits("complete", order);
        var second = buyer.triesToPay(order, VISA, key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.as(Payment.class).id())
                .isEqualTo(first.as(Payment.class).id());
        assertThat(Sandbox.intentsOf(order)).hasSize(1);
    }

    @Test
    void aDeclineSentAgainIsTheSameDecline() {
        var order = buyer.orders(ticket, 1);
        buyer.triesToPay(order, DECLINED, key).then().statusCode(402);
        buyer.triesToPay(order, DECLINED, key).then().statusCode(402);

        assertThat(Sandbox.intentsOf(order)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherPaymentIsRefused() {
        var order = buyer.orders(ticket, 1);
        var other = buyer.orders(ticket, 1);
        buyer.triesToPay(order, VISA, key).then().statusCode(201);

        assertThat(buyer.triesToPay(other, VISA, key).statusCode()).isEqualTo(422);
        assertThat(Sandbox.intentsOf(other)).isEmpty();
    }
}
