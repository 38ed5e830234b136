package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.ticketing.payments.domain.PaymentFixture.BUYER;
import static io.ticketing.payments.domain.PaymentFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

class PayableOrderTest {

    @Test
    void isPaidByItsBuyerUntilItsDeadline() {
        var order = order(OrderStatus.CREATED);

        assertThat(order.refusal(BUYER, Optional.empty(), NOW.minusMillis(1))).isEmpty();
        assertThat(order.refusal(BUYER, Optional.empty(), NOW)).contains(new Authorization.OrderExpired());
    }

    @Test
    void isPayableAgainWhenTheAwaitedCaptureFailed() {
        var order = order(OrderStatus.AWAITING_PAYMENT);

        assertThat(order.refusal(BUYER, Optional.empty(), NOW.minusMillis(1))).isEmpty();
    }

    @Test
    void isNoneOfAnothersBusiness() {
        for (var status : OrderStatus.values()) {
            assertThat(order(status).refusal(UUID.randomUUID(), Optional.empty(), NOW))
                    .contains(new Authorization.NotYours());
        }
    }

    @Test
    void isNotPaidWhenOver() {
        assertThat(order(OrderStatus.CANCELLED).refusal(BUYER, Optional.empty(), NOW))
                .contains(new Authorization.OrderCancelled());
        assertThat(order(OrderStatus.EXPIRED).refusal(BUYER, Optional.empty(), NOW))
                .contains(new Authorization.OrderCancelled());
        assertThat(order(OrderStatus.COMPLETE).refusal(BUYER, Optional.empty(), NOW))
                .contains(new Authorization.AlreadyPaid());
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentStatus.class,
            names = {"AUTHORIZING", "AUTHORIZED", "CAPTURING", "VOIDING"})
    void waitsForThePaymentUnderWay(PaymentStatus status) {
        var live = PaymentFixture.in(status);

        assertThat(order(OrderStatus.CREATED).refusal(BUYER, Optional.of(live), NOW))
                .contains(new Authorization.InProgress(live.id()));
    }

    @Test
    void waitsForThePaymentThatMayReviveIt() {
        var live = PaymentFixture.in(PaymentStatus.AUTHORIZED);
        var order = order(OrderStatus.EXPIRED);

        assertThat(order.refusal(BUYER, Optional.of(live), NOW)).contains(new Authorization.InProgress(live.id()));
        assertThat(order.isCancelled()).isTrue();
        assertThat(order.isLost()).isFalse();
    }

    @Test
    void isRevived() {
        var order = order(OrderStatus.EXPIRED);

        assertThat(order.take(snapshot(3, OrderStatus.AWAITING_PAYMENT))).isTrue();

        assertThat(order.isCancelled()).isFalse();
    }

    @Test
    void isPaidOnceItsPaymentIsCaptured() {
        var captured = PaymentFixture.in(PaymentStatus.CAPTURED);

        assertThat(order(OrderStatus.CREATED).refusal(BUYER, Optional.of(captured), NOW))
                .contains(new Authorization.AlreadyPaid());
    }

    @Test
    void takesNewerVersionsOnly() {
        var order = order(OrderStatus.CREATED);

        assertThat(order.take(snapshot(3, OrderStatus.CANCELLED))).isTrue();
        assertThat(order.take(snapshot(3, OrderStatus.CREATED))).isFalse();
        assertThat(order.take(snapshot(2, OrderStatus.AWAITING_PAYMENT))).isFalse();
        assertThat(order.isCancelled()).isTrue();
    }

    @Test
    void takesAllOfANewerVersion() {
        var order = order(OrderStatus.CREATED);

        order.take(snapshot(2, OrderStatus.CREATED, NOW.plusSeconds(1)));

        assertThat(order.refusal(BUYER, Optional.empty(), NOW)).isEmpty();
    }

    private static PayableOrder order(OrderStatus status) {
        return new PayableOrder(snapshot(1, status));
    }

    private static OrderSnapshot snapshot(long version, OrderStatus status) {
        return snapshot(version, status, NOW);
    }

    private static OrderSnapshot snapshot(long version, OrderStatus status, Instant expiresAt) {
        var terms = PaymentFixture.TERMS;
        return new OrderSnapshot(
                terms.orderId(),
                version,
                status,
                BUYER,
                terms.ticketId(),
                terms.quantity(),
                terms.amount(),
                terms.currency(),
                expiresAt);
    }
}
