package io.ticketing.orders.domain;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.ticketing.orders.OrderFixture.DEADLINE;
import static io.ticketing.orders.OrderFixture.JUST_IN_TIME;
import static io.ticketing.orders.OrderFixture.NOW;
import static io.ticketing.orders.OrderFixture.PRICE;
import static io.ticketing.orders.OrderFixture.placed;
import static io.ticketing.orders.OrderFixture.revised;
import static io.ticketing.orders.OrderFixture.stockOf;
import static io.ticketing.orders.OrderFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class OrderTest {

    private static final UUID PAYMENT = UUID.randomUUID();
    private static final Instant LATER = DEADLINE.plusSeconds(10);
    private static final AuthorizedPayment LATE = authorized(PAYMENT, LATER);

    private final Stock stock = stockOf(5);
    private final Order order = placed(stock, 2);
    private final UUID buyer = order.terms().buyerId();

    @Test
    void isCancelledByItsBuyer() {
        var cancellation = order.cancel(buyer, stock);

        assertThat(cancellation)
                .isEqualTo(new Cancellation.Cancelled(cancelled(2, new StockLevels(3, 0, 0), CancelReason.BUYER)));
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
        var progress = order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME);

        assertThat(progress)
                .isEqualTo(announced(new OrderEvent.AwaitingPayment(
                        order.id(), 2, order.terms(), new StockLevels(2, 2, 0), PAYMENT)));
        assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(order.isPaidBy(PAYMENT)).isTrue();
        assertThat(stock.levels()).isEqualTo(new StockLevels(2, 2, 0));
    }

    @Test
    void isRevivedByAPaymentThatComesTooLateWhileItsTicketsAreFree() {
        order.expire(stock, DEADLINE);

        var progress = order.awaitPayment(LATE, stock, LATER);

        assertThat(progress)
                .isEqualTo(announced(new OrderEvent.AwaitingPayment(
                        order.id(), 3, order.terms(), new StockLevels(4, 2, 0), PAYMENT)));
        assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(order.cancelReason()).isEmpty();
        assertThat(order.latePayment()).contains(LatePayment.ACCEPTED);
        order.complete(PAYMENT, stock);
        assertThat(stock.levels()).isEqualTo(new StockLevels(5, 0, 2));
        assertThat(order.latePayment()).contains(LatePayment.ACCEPTED);
    }

    @Test
    void isRevivedTooWhenNobodyHasEndedItYet() {
        order.awaitPayment(authorized(PAYMENT, DEADLINE), stock, DEADLINE);

        assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(order.latePayment()).contains(LatePayment.ACCEPTED);
        assertThat(stock.free()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource
    void staysCancelledWhenAPaymentComesTooLateAnd(Consumer<Stock> meanwhile) {
        order.expire(stock, DEADLINE);
        meanwhile.accept(stock);
        var levels = stock.levels();

        var progress = order.awaitPayment(LATE, stock, LATER);

        assertThat(progress).isEqualTo(announced(released(3, levels)));
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.cancelReason()).contains(CancelReason.EXPIRED);
        assertThat(order.latePayment()).contains(LatePayment.RELEASED);
        assertThat(stock.levels()).isEqualTo(levels);
    }

    static Stream<Arguments> staysCancelledWhenAPaymentComesTooLateAnd() {
        Consumer<Stock> taken = stock -> placed(stock, 4);
        Consumer<Stock> dearer = stock -> stock.revise(revised(stock, 2, usd("20.51"), 5));
        Consumer<Stock> cheaper = stock -> stock.revise(revised(stock, 2, usd("20.49"), 5));
        Consumer<Stock> fewer = stock -> stock.revise(revised(stock, 2, PRICE, 1));
        Consumer<Stock> withdrawn = stock -> stock.withdraw(2);
        return Stream.of(
                argumentSet("others have the tickets", taken),
                argumentSet("the price has risen", dearer),
                argumentSet("the price has fallen", cheaper),
                argumentSet("fewer are offered", fewer),
                argumentSet("the ticket was withdrawn", withdrawn));
    }

    @Test
    void staysCancelledWhenALatePaymentIsNotForItsTotal() {
        order.expire(stock, DEADLINE);

        order.awaitPayment(new AuthorizedPayment(PAYMENT, PRICE, LATER), stock, LATER);

        assertThat(order.latePayment()).contains(LatePayment.RELEASED);
    }

    @Test
    void staysCancelledOnceItHasSaidSoThoughTicketsAreFreeAgain() {
        order.expire(stock, DEADLINE);
        var other = placed(stock, 4);
        order.awaitPayment(LATE, stock, LATER);
        other.cancel(other.terms().buyerId(), stock);

        assertUntouched(() ->
                assertThat(order.awaitPayment(LATE, stock, LATER)).isEqualTo(announced(released(3, stock.levels()))));
    }

    @Test
    void staysCancelledWhenItsBuyerGaveUpAfterItHadExpired() {
        order.expire(stock, DEADLINE);

        assertThat(order.cancel(buyer, stock))
                .isEqualTo(new Cancellation.Cancelled(cancelled(3, new StockLevels(3, 0, 0), CancelReason.BUYER)));

        assertUntouched(() -> assertThat(order.awaitPayment(LATE, stock, LATER))
                .isEqualTo(announced(cancelled(3, new StockLevels(3, 0, 0), CancelReason.BUYER))));
        assertThat(order.latePayment()).isEmpty();
    }

    @Test
    void endsForGoodWhenTheCaptureFailsAfterItWasRevived() {
        order.expire(stock, DEADLINE);
        order.awaitPayment(LATE, stock, LATER);

        order.captureFailed(PAYMENT, stock, JUST_IN_TIME);

        assertEnded(CancelReason.PAYMENT_FAILED);
        assertThat(order.latePayment()).contains(LatePayment.RELEASED);
        assertUntouched(() -> order.awaitPayment(LATE, stock, LATER));
    }

    @Test
    void awaitsAPaymentThatWasAuthorisedInTimeThoughItLearnsOfItLate() {
        order.awaitPayment(authorized(PAYMENT, JUST_IN_TIME), stock, LATER);

        assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    }

    @Test
    void awaitsAPaymentInTimeThoughTheClockOfPaymentsIsAhead() {
        order.awaitPayment(LATE, stock, JUST_IN_TIME);

        assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    }

    @Test
    void awaitsNoPaymentForAWithdrawnTicket() {
        stock.withdraw(2);

        assertThat(order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME))
                .isEqualTo(announced(cancelled(2, new StockLevels(4, 0, 0), CancelReason.WITHDRAWN)));
        assertEnded(CancelReason.WITHDRAWN);
    }

    @Test
    void isCompleteOnceItsPaymentIsCaptured() {
        order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME);

        var progress = order.complete(PAYMENT, stock);

        assertThat(progress)
                .isEqualTo(announced(
                        new OrderEvent.Completed(order.id(), 3, order.terms(), new StockLevels(3, 0, 2), PAYMENT)));
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(stock.free()).isEqualTo(3);
    }

    @Test
    void takesTicketsBackInParts() {
        order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME);
        order.complete(PAYMENT, stock);

        assertThat(order.takeBack(PAYMENT, 1, 0, stock))
                .isEqualTo(announced(
                        new OrderEvent.Returned(order.id(), 4, order.terms(), new StockLevels(4, 0, 2), PAYMENT, 1)));
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(order.takeBack(PAYMENT, 1, 0, stock)).isEqualTo(new Progress.Unchanged());
        assertThat(order.takeBack(PAYMENT, 2, 1, stock))
                .isEqualTo(announced(
                        new OrderEvent.Returned(order.id(), 5, order.terms(), new StockLevels(5, 0, 1), PAYMENT, 2)));
        assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(stock.free()).isEqualTo(4);
        assertThat(order.complete(PAYMENT, stock)).isEqualTo(new Progress.Unchanged());
    }

    @Test
    void takesBackOnlyWhatWasPaid() {
        assertThat(order.takeBack(PAYMENT, 1, 1, stock)).isEqualTo(new Progress.Unchanged());
        order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME);

        assertThatThrownBy(() -> order.takeBack(PAYMENT, 1, 1, stock)).isInstanceOf(IllegalTransitionException.class);
        order.complete(PAYMENT, stock);
        assertThatThrownBy(() -> order.takeBack(PAYMENT, 3, 3, stock)).isInstanceOf(IllegalTransitionException.class);
        assertThat(order.takeBack(UUID.randomUUID(), 2, 2, stock)).isEqualTo(new Progress.Unchanged());
    }

    @Test
    void completesThoughItsTicketWasWithdrawnMeanwhile() {
        order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME);
        stock.withdraw(2);

        order.complete(PAYMENT, stock);

        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(stock.levels()).isEqualTo(new StockLevels(4, 0, 2));
    }

    @Test
    void isPayableAgainWhenTheCaptureFailsInTime() {
        order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME);

        assertThat(order.captureFailed(PAYMENT, stock, JUST_IN_TIME)).isEqualTo(new Progress.PayableAgain());

        assertThat(order.status()).isEqualTo(OrderStatus.CREATED);
        assertThat(order.version()).isEqualTo(3);
        assertThat(order.isPaidBy(PAYMENT)).isFalse();
        assertThat(order.terms().expiresAt()).isEqualTo(DEADLINE);
        assertThat(stock.levels()).isEqualTo(new StockLevels(2, 2, 0));
        order.awaitPayment(authorized(UUID.randomUUID(), NOW), stock, JUST_IN_TIME);
        assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(order.version()).isEqualTo(4);
    }

    @Test
    void endsWhenTheCaptureFailsAtItsDeadline() {
        order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME);

        var progress = order.captureFailed(PAYMENT, stock, DEADLINE);

        assertThat(progress).isEqualTo(announced(cancelled(3, new StockLevels(3, 0, 0), CancelReason.PAYMENT_FAILED)));
        assertEnded(CancelReason.PAYMENT_FAILED);
    }

    @Test
    void endsWhenTheCaptureFailsForAWithdrawnTicket() {
        order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME);
        stock.withdraw(2);

        assertThat(order.captureFailed(PAYMENT, stock, JUST_IN_TIME))
                .isEqualTo(announced(cancelled(3, new StockLevels(4, 0, 0), CancelReason.PAYMENT_FAILED)));
        assertEnded(CancelReason.PAYMENT_FAILED);
    }

    @Test
    void isCancelledByNobodyElse() {
        order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME);

        assertUntouched(
                () -> assertThat(order.cancel(UUID.randomUUID(), stock)).isEqualTo(new Cancellation.NotYours()));
    }

    @Test
    void takesNoResultOfAnotherPayment() {
        order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME);
        var another = UUID.randomUUID();

        assertUntouched(() -> assertIllegal(() -> order.complete(another, stock)));
        assertUntouched(() ->
                assertThat(order.captureFailed(another, stock, JUST_IN_TIME)).isEqualTo(new Progress.Unchanged()));
        assertUntouched(() -> assertThat(order.awaitPayment(authorized(another, NOW), stock, JUST_IN_TIME))
                .isEqualTo(new Progress.OtherPayment(PAYMENT)));
    }

    @Test
    void saysOnceMoreThatItIsCancelledWhenItIsPaidTooLate() {
        order.cancel(buyer, stock);

        assertUntouched(() -> assertThat(order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME))
                .isEqualTo(announced(cancelled(2, new StockLevels(3, 0, 0), CancelReason.BUYER))));
    }

    @Test
    void asksAgainForAnOutcomeThatNobodyHasAskedForLately() {
        order.awaitPayment(authorized(PAYMENT, NOW), stock, NOW);

        assertUntouched(
                () -> assertThat(order.askAgain(NOW, stock, JUST_IN_TIME)).isEqualTo(new Progress.Unchanged()));
        assertUntouched(() ->
                assertThat(order.askAgain(JUST_IN_TIME, stock, JUST_IN_TIME)).isInstanceOf(Progress.Announced.class));
        assertThat(order.askAgain(JUST_IN_TIME, stock, DEADLINE)).isEqualTo(new Progress.Unchanged());
    }

    @ParameterizedTest
    @MethodSource
    void staysAsItIs(Consumer<OrderTest> life, Function<OrderTest, Object> command, Object answer) {
        life.accept(this);

        assertUntouched(() -> assertThat(command.apply(this)).isEqualTo(answer));
    }

    static Stream<Arguments> staysAsItIs() {
        Consumer<OrderTest> created = it -> {};
        Consumer<OrderTest> cancelled = it -> it.order.cancel(it.buyer, it.stock);
        Consumer<OrderTest> awaiting = OrderTest::await;
        Consumer<OrderTest> complete = awaiting.andThen(OrderTest::complete);
        Function<OrderTest, Object> cancel = it -> it.order.cancel(it.buyer, it.stock);
        Function<OrderTest, Object> await = OrderTest::await;
        Function<OrderTest, Object> completion = OrderTest::complete;
        Function<OrderTest, Object> fail = it -> it.order.captureFailed(PAYMENT, it.stock, JUST_IN_TIME);
        Function<OrderTest, Object> ask = it -> it.order.askAgain(DEADLINE, it.stock, DEADLINE);
        var paid = new Cancellation.AlreadyPaid();
        var unchanged = new Progress.Unchanged();
        return Stream.of(
                argumentSet("created has no failure", created, fail, unchanged),
                argumentSet("created asks for nothing", created, ask, unchanged),
                argumentSet("awaiting cannot be cancelled", awaiting, cancel, paid),
                argumentSet("awaiting awaits already", awaiting, await, unchanged),
                argumentSet("complete cannot be cancelled", complete, cancel, paid),
                argumentSet("complete awaited before", complete, await, unchanged),
                argumentSet("complete is complete already", complete, completion, unchanged),
                argumentSet("complete has no failure", complete, fail, unchanged),
                argumentSet("complete asks for nothing", complete, ask, unchanged),
                argumentSet("cancelled is cancelled already", cancelled, cancel, new Cancellation.CancelledBefore()),
                argumentSet("cancelled has no failure", cancelled, fail, unchanged),
                argumentSet("cancelled asks for nothing", cancelled, ask, unchanged));
    }

    @ParameterizedTest
    @MethodSource
    void refusesTransitionsItsLifeDoesNotHave(Consumer<OrderTest> life, Consumer<OrderTest> transition) {
        life.accept(this);

        assertUntouched(() -> assertIllegal(() -> transition.accept(this)));
    }

    static Stream<Arguments> refusesTransitionsItsLifeDoesNotHave() {
        Consumer<OrderTest> created = it -> {};
        Consumer<OrderTest> cancelled = it -> it.order.cancel(it.buyer, it.stock);
        Consumer<OrderTest> awaiting = OrderTest::await;
        Consumer<OrderTest> completion = OrderTest::complete;
        Consumer<OrderTest> complete = awaiting.andThen(completion);
        Consumer<OrderTest> offSale = it -> it.stock.withdraw(2);
        Consumer<OrderTest> withdraw = it -> it.order.withdraw(it.stock);
        Consumer<OrderTest> expire = it -> it.order.expire(it.stock, DEADLINE);
        return Stream.of(
                argumentSet("created cannot complete", created, completion),
                argumentSet("awaiting cannot expire", awaiting, expire),
                argumentSet("complete cannot expire", complete, expire),
                argumentSet("cancelled cannot expire", cancelled, expire),
                argumentSet("cancelled cannot complete", cancelled, completion),
                argumentSet("awaiting is not withdrawn", awaiting.andThen(offSale), withdraw),
                argumentSet("complete is not withdrawn", complete.andThen(offSale), withdraw),
                argumentSet("cancelled is not withdrawn", cancelled.andThen(offSale), withdraw));
    }

    private Progress await() {
        return order.awaitPayment(authorized(PAYMENT, NOW), stock, JUST_IN_TIME);
    }

    private Progress complete() {
        return order.complete(PAYMENT, stock);
    }

    /// A payment of the whole order.
    private static AuthorizedPayment authorized(UUID id, Instant at) {
        return new AuthorizedPayment(id, PRICE.times(2), at);
    }

    private static Progress announced(OrderEvent event) {
        return new Progress.Announced(event);
    }

    private void assertUntouched(Runnable command) {
        var status = order.status();
        var version = order.version();
        var levels = stock.levels();

        command.run();

        assertThat(order.status()).isEqualTo(status);
        assertThat(order.version()).isEqualTo(version);
        assertThat(stock.levels()).isEqualTo(levels);
    }

    private OrderEvent.Cancelled cancelled(long version, StockLevels levels, CancelReason reason) {
        return new OrderEvent.Cancelled(order.id(), version, order.terms(), levels, reason, null);
    }

    private OrderEvent.Cancelled released(long version, StockLevels levels) {
        return new OrderEvent.Cancelled(order.id(), version, order.terms(), levels, CancelReason.EXPIRED, PAYMENT);
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
