package io.ticketing.orders.domain;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.ticketing.orders.OrderFixture.DEADLINE;
import static io.ticketing.orders.OrderFixture.JUST_IN_TIME;
import static io.ticketing.orders.OrderFixture.placed;
import static io.ticketing.orders.OrderFixture.stockOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class OrderTest {

    private static final UUID PAYMENT = UUID.randomUUID();

    private final Stock stock = stockOf(5);
    private final Order order = placed(stock, 2);

    @Test
    void isCancelledByItsBuyer() {
        var event = order.cancel(stock);

        assertThat(event).isEqualTo(cancelled(2, new StockLevels(3, 0, 0), CancelReason.BUYER));
        assertEnded(CancelReason.BUYER);
    }

    @Test
    void expiresAtItsDeadline() {
        var event = order.expire(stock, DEADLINE);

        assertThat(event).isEqualTo(cancelled(2, new StockLevels(3, 0, 0), CancelReason.EXPIRED));
        assertEnded(CancelReason.EXPIRED);
    }

    @Test
    void doesNotExpireBeforeItsDeadline() {
        assertIllegal(() -> order.expire(stock, JUST_IN_TIME));
    }

    @Test
    void endsWhenItsTicketIsWithdrawn() {
        stock.withdraw(2);

        var event = order.withdraw(stock);

        assertThat(event).isEqualTo(cancelled(2, new StockLevels(4, 0, 0), CancelReason.WITHDRAWN));
        assertEnded(CancelReason.WITHDRAWN);
    }

    @Test
    void isNotWithdrawnWhileItsTicketIsOnSale() {
        assertIllegal(() -> order.withdraw(stock));
    }

    @Test
    void awaitsAnAuthorisedPaymentUntilJustBeforeItsDeadline() {
        var event = order.awaitPayment(PAYMENT, stock, JUST_IN_TIME);

        assertThat(event)
                .isEqualTo(
                        new OrderEvent.AwaitingPayment(
                                order.id(), 2, order.terms(), new StockLevels(2, 2, 0), PAYMENT));
        assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(order.isPaidBy(PAYMENT)).isTrue();
        assertThat(stock.levels()).isEqualTo(new StockLevels(2, 2, 0));
    }

    @Test
    void awaitsNoPaymentFromItsDeadlineOn() {
        assertIllegal(() -> order.awaitPayment(PAYMENT, stock, DEADLINE));
    }

    @Test
    void awaitsNoPaymentForAWithdrawnTicket() {
        stock.withdraw(2);

        assertIllegal(() -> order.awaitPayment(PAYMENT, stock, JUST_IN_TIME));
    }

    @Test
    void isCompleteOnceItsPaymentIsCaptured() {
        order.awaitPayment(PAYMENT, stock, JUST_IN_TIME);

        var event = order.complete(PAYMENT, stock);

        assertThat(event)
                .isEqualTo(
                        new OrderEvent.Completed(
                                order.id(), 3, order.terms(), new StockLevels(3, 0, 2), PAYMENT));
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(stock.free()).isEqualTo(3);
    }

    @Test
    void completesThoughItsTicketWasWithdrawnMeanwhile() {
        order.awaitPayment(PAYMENT, stock, JUST_IN_TIME);
        stock.withdraw(2);

        order.complete(PAYMENT, stock);

        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(stock.levels()).isEqualTo(new StockLevels(4, 0, 2));
    }

    @Test
    void isPayableAgainWhenTheCaptureFailsInTime() {
        order.awaitPayment(PAYMENT, stock, JUST_IN_TIME);

        assertThat(order.captureFailed(PAYMENT, stock, JUST_IN_TIME)).isEmpty();

        assertThat(order.status()).isEqualTo(OrderStatus.CREATED);
        assertThat(order.version()).isEqualTo(3);
        assertThat(order.isPaidBy(PAYMENT)).isFalse();
        assertThat(order.terms().expiresAt()).isEqualTo(DEADLINE);
        assertThat(stock.levels()).isEqualTo(new StockLevels(2, 2, 0));
        assertThat(order.awaitPayment(UUID.randomUUID(), stock, JUST_IN_TIME).version())
                .isEqualTo(4);
    }

    @Test
    void endsWhenTheCaptureFailsAtItsDeadline() {
        order.awaitPayment(PAYMENT, stock, JUST_IN_TIME);

        var event = order.captureFailed(PAYMENT, stock, DEADLINE);

        assertThat(event)
                .contains(cancelled(3, new StockLevels(3, 0, 0), CancelReason.PAYMENT_FAILED));
        assertEnded(CancelReason.PAYMENT_FAILED);
    }

    @Test
    void endsWhenTheCaptureFailsForAWithdrawnTicket() {
        order.awaitPayment(PAYMENT, stock, JUST_IN_TIME);
        stock.withdraw(2);

        assertThat(order.captureFailed(PAYMENT, stock, JUST_IN_TIME)).isPresent();
        assertEnded(CancelReason.PAYMENT_FAILED);
    }

    @Test
    void takesNoResultOfAnotherPayment() {
        order.awaitPayment(PAYMENT, stock, JUST_IN_TIME);
        var another = UUID.randomUUID();

        assertIllegal(() -> order.complete(another, stock));
        assertIllegal(() -> order.captureFailed(another, stock, JUST_IN_TIME));
    }

    @ParameterizedTest
    @MethodSource
    void refusesTransitionsItsLifeDoesNotHave(
            Consumer<OrderTest> life, Consumer<OrderTest> transition) {
        life.accept(this);
        var status = order.status();
        var version = order.version();
        var levels = stock.levels();

        assertIllegal(() -> transition.accept(this));

        assertThat(order.status()).isEqualTo(status);
        assertThat(order.version()).isEqualTo(version);
        assertThat(stock.levels()).isEqualTo(levels);
    }

    static Stream<Arguments> refusesTransitionsItsLifeDoesNotHave() {
        Consumer<OrderTest> created = it -> {};
        Consumer<OrderTest> cancelled = it -> it.order.cancel(it.stock);
        Consumer<OrderTest> awaiting = OrderTest::await;
        Consumer<OrderTest> completion = OrderTest::complete;
        Consumer<OrderTest> complete = awaiting.andThen(completion);
        Consumer<OrderTest> offSale = it -> it.stock.withdraw(2);
        Consumer<OrderTest> withdraw = it -> it.order.withdraw(it.stock);
        Consumer<OrderTest> expire = it -> it.order.expire(it.stock, DEADLINE);
        Consumer<OrderTest> fail = it -> it.order.captureFailed(PAYMENT, it.stock, JUST_IN_TIME);
        Consumer<OrderTest> announce = it -> it.order.placed(it.stock);
        return Stream.of(
                argumentSet("created cannot complete", created, completion),
                argumentSet("created cannot fail", created, fail),
                argumentSet("awaiting cannot be cancelled", awaiting, cancelled),
                argumentSet("awaiting cannot expire", awaiting, expire),
                argumentSet("awaiting cannot await again", awaiting, awaiting),
                argumentSet("awaiting is not just placed", awaiting, announce),
                argumentSet("complete cannot be cancelled", complete, cancelled),
                argumentSet("complete cannot expire", complete, expire),
                argumentSet("complete cannot await again", complete, awaiting),
                argumentSet("complete cannot complete again", complete, completion),
                argumentSet("complete cannot fail", complete, fail),
                argumentSet("cancelled cannot be cancelled", cancelled, cancelled),
                argumentSet("cancelled cannot expire", cancelled, expire),
                argumentSet("cancelled cannot await", cancelled, awaiting),
                argumentSet("cancelled cannot complete", cancelled, completion),
                argumentSet("cancelled cannot fail", cancelled, fail),
                argumentSet("awaiting is not withdrawn", awaiting.andThen(offSale), withdraw),
                argumentSet("complete is not withdrawn", complete.andThen(offSale), withdraw),
                argumentSet("cancelled is not withdrawn", cancelled.andThen(offSale), withdraw));
    }

    private void await() {
        order.awaitPayment(PAYMENT, stock, JUST_IN_TIME);
    }

    private void complete() {
        order.complete(PAYMENT, stock);
    }

    private OrderEvent.Cancelled cancelled(long version, StockLevels levels, CancelReason reason) {
        return new OrderEvent.Cancelled(order.id(), version, order.terms(), levels, reason);
    }

    private void assertEnded(CancelReason reason) {
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.cancelReason()).contains(reason);
        assertThat(stock.levels().held()).isZero();
    }

    private static void assertIllegal(Runnable transition) {
        assertThatThrownBy(transition::run).isInstanceOf(IllegalTransitionException.class);
    }
}
