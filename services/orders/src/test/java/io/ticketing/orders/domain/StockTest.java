package io.ticketing.orders.domain;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static io.ticketing.orders.OrderFixture.PRICE;
import static io.ticketing.orders.OrderFixture.TITLE;
import static io.ticketing.orders.OrderFixture.listing;
import static io.ticketing.orders.OrderFixture.revised;
import static io.ticketing.orders.OrderFixture.stockOf;
import static io.ticketing.orders.OrderFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StockTest {

    @Test
    void isAllFreeWhenListed() {
        var stock = stockOf(5);

        assertThat(stock.free()).isEqualTo(5);
        assertThat(stock.quantity()).isEqualTo(5);
        assertThat(stock.price()).isEqualTo(PRICE);
        assertThat(stock.levels()).isEqualTo(new StockLevels(1, 0, 0));
    }

    @Test
    void countsWhatIsHeldReleasedAndSold() {
        var stock = stockOf(5);

        stock.hold(3);
        assertThat(stock.levels()).isEqualTo(new StockLevels(2, 3, 0));
        assertThat(stock.free()).isEqualTo(2);

        stock.release(1);
        assertThat(stock.levels()).isEqualTo(new StockLevels(3, 2, 0));
        assertThat(stock.free()).isEqualTo(3);

        stock.sell(2);
        assertThat(stock.levels()).isEqualTo(new StockLevels(4, 0, 2));
        assertThat(stock.free()).isEqualTo(3);
        assertThat(stock.quantity()).isEqualTo(5);
    }

    @Test
    void refusesToOversell() {
        var stock = stockOf(2);
        stock.hold(2);

        assertIllegal(() -> stock.hold(1));
        assertThat(stock.levels()).isEqualTo(new StockLevels(2, 2, 0));
    }

    @Test
    void refusesToReleaseOrSellWhatIsNotHeld() {
        var stock = stockOf(2);
        stock.hold(1);

        assertIllegal(() -> stock.release(2));
        assertIllegal(() -> stock.sell(2));
        assertThat(stock.levels()).isEqualTo(new StockLevels(2, 1, 0));
    }

    @Test
    void takesOverANewerVersion() {
        var stock = stockOf(5);

        stock.revise(revised(stock, 2, usd("25"), 7));

        assertThat(stock.ticketVersion()).isEqualTo(2);
        assertThat(stock.title()).isEqualTo("Second row");
        assertThat(stock.price()).isEqualTo(usd("25"));
        assertThat(stock.free()).isEqualTo(7);
        assertThat(stock.levels().version()).isEqualTo(2);
    }

    @Test
    void ignoresARepeatedOrOlderVersion() {
        var listing = listing(5);
        var stock = Stock.of(listing);
        stock.revise(revised(stock, 3, usd("25"), 7));

        stock.revise(revised(stock, 3, usd("30"), 8));
        stock.revise(revised(stock, 2, usd("30"), 8));
        stock.revise(listing);

        assertThat(stock.price()).isEqualTo(usd("25"));
        assertThat(stock.free()).isEqualTo(7);
        assertThat(stock.levels().version()).isEqualTo(2);
    }

    @Test
    void keepsWhatWasPromisedWhenTheQuantityIsLoweredBelowIt() {
        var stock = stockOf(5);
        stock.hold(4);

        stock.revise(revised(stock, 2, PRICE, 2));

        assertThat(stock.free()).isZero();
        assertThat(stock.quantity()).isEqualTo(4);
        assertIllegal(() -> stock.hold(1));
    }

    @Test
    void shrinksToTheLoweredQuantityAsPromisesEnd() {
        var stock = stockOf(5);
        stock.hold(4);
        stock.revise(revised(stock, 2, PRICE, 2));

        stock.release(1);
        assertThat(stock.free()).isZero();
        assertThat(stock.quantity()).isEqualTo(3);

        stock.sell(1);
        stock.release(2);
        assertThat(stock.quantity()).isEqualTo(2);
        assertThat(stock.free()).isEqualTo(1);
    }

    @Test
    void hasNoneFreeOnceWithdrawnButKeepsWhatIsPromised() {
        var stock = stockOf(5);
        stock.hold(2);

        stock.withdraw(2);

        assertThat(stock.isWithdrawn()).isTrue();
        assertThat(stock.free()).isZero();
        assertThat(stock.levels()).isEqualTo(new StockLevels(3, 2, 0));
        assertIllegal(() -> stock.hold(1));

        stock.sell(1);
        stock.release(1);
        assertThat(stock.free()).isZero();
        assertThat(stock.quantity()).isEqualTo(1);
    }

    @Test
    void isWithdrawnForGood() {
        var stock = stockOf(5);
        stock.withdraw(2);

        stock.withdraw(2);
        stock.revise(revised(stock, 3, PRICE, 9));

        assertThat(stock.isWithdrawn()).isTrue();
        assertThat(stock.free()).isZero();
        assertThat(stock.levels().version()).isEqualTo(2);
    }

    @Test
    void ignoresAWithdrawalOlderThanTheVersionItHas() {
        var stock = stockOf(5);
        stock.revise(revised(stock, 3, PRICE, 5));

        stock.withdraw(2);

        assertThat(stock.isWithdrawn()).isFalse();
    }

    @Test
    void staysWithdrawnWhenItsListingComesLate() {
        var stock = Stock.withdrawnUnseen(UUID.randomUUID(), 2);

        stock.revise(Listing.of(stock.ticketId(), 1, TITLE, PRICE, 5));

        assertThat(stock.isWithdrawn()).isTrue();
        assertThat(stock.free()).isZero();
    }

    private static void assertIllegal(Runnable transition) {
        assertThatThrownBy(transition::run).isInstanceOf(IllegalTransitionException.class);
    }
}
