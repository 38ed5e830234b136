package io.ticketing.orders.domain;

import java.math.BigDecimal;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.money.InvalidAmountException;
import io.ticketing.money.Money;
import io.ticketing.money.Unchargeable;

import static io.ticketing.orders.OrderFixture.DEADLINE;
import static io.ticketing.orders.OrderFixture.PRICE;
import static io.ticketing.orders.OrderFixture.TITLE;
import static io.ticketing.orders.OrderFixture.place;
import static io.ticketing.orders.OrderFixture.placed;
import static io.ticketing.orders.OrderFixture.request;
import static io.ticketing.orders.OrderFixture.revised;
import static io.ticketing.orders.OrderFixture.stockAt;
import static io.ticketing.orders.OrderFixture.stockOf;
import static io.ticketing.orders.OrderFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlacementTest {

    @Test
    void holdsTheTicketsAndPromisesTheirPrice() {
        var stock = stockOf(5);

        var placement = (Placement.Placed) place(request(stock, 3), stock);

        var order = placement.order();
        assertThat(order.status()).isEqualTo(OrderStatus.CREATED);
        assertThat(order.version()).isEqualTo(1);
        assertThat(order.terms().price()).isEqualTo(PRICE);
        assertThat(order.terms().total()).isEqualTo(usd("61.5"));
        assertThat(order.terms().expiresAt()).isEqualTo(DEADLINE);
        assertThat(stock.levels()).isEqualTo(new StockLevels(2, 3, 0));
        assertThat(placement.event())
                .isEqualTo(new OrderEvent.Placed(order.id(), 1, order.terms(), new StockLevels(2, 3, 0)));
    }

    @Test
    void keepsItsPriceAndTitleWhenTheSellerEditsLater() {
        var stock = stockOf(5);
        var order = placed(stock, 1);

        stock.revise(revised(stock, 2, usd("99"), 5));

        assertThat(order.terms().price()).isEqualTo(PRICE);
        assertThat(order.terms().ticketTitle()).isEqualTo(TITLE);
        assertThat(order.terms().ticketVersion()).isEqualTo(1);
    }

    @Test
    void placesOneForTheLastTicketsOnly() {
        var stock = stockOf(2);

        assertThat(place(request(stock, 3), stock)).isInstanceOf(Placement.SoldOut.class);
        placed(stock, 2);
        assertThat(place(request(stock, 1), stock)).isInstanceOf(Placement.SoldOut.class);
        assertThat(stock.levels()).isEqualTo(new StockLevels(2, 2, 0));
    }

    @Test
    void takesThePriceHoweverItIsWritten() {
        var stock = stockOf(2);

        assertThat(place(at("20.5", stock), stock)).isInstanceOf(Placement.Placed.class);
        assertThat(place(at("20.500", stock), stock)).isInstanceOf(Placement.Placed.class);
    }

    @Test
    void saysThePriceWhenItIsNotTheOneAgreedTo() {
        var stock = stockOf(2);

        assertThat(place(at("20.49", stock), stock)).isEqualTo(new Placement.PriceChanged(PRICE));
        assertThat(stock.levels()).isEqualTo(new StockLevels(1, 0, 0));
    }

    @Test
    void refusesAPriceNobodyCanPay() {
        var stock = stockOf(2);

        assertThatThrownBy(() -> place(at("20.505", stock), stock)).isInstanceOf(InvalidAmountException.class);
        assertThatThrownBy(() -> place(at("1e999999999", stock), stock)).isInstanceOf(InvalidAmountException.class);
    }

    /// Prices that sellers were allowed before the operator changed the bounds.
    @ParameterizedTest
    @CsvSource({
        "0.10, USD, 4, at least, 0.50",
        "49, JPY, 1, at least, 50",
        "200000, USD, 5, at most, 999999.99",
        "20000000, JPY, 5, at most, 99999999",
        "20000, KWD, 5, at most, 99999.99",
        "200000, ISK, 5, at most, 999999"
    })
    void holdsNothingThatCanNotBeCharged(String price, String currency, int quantity, String bound, BigDecimal amount) {
        var stock = stockAt(price, currency);
        var money = Money.of(amount, Money.currency(currency));

        assertThat(place(request(stock, quantity), stock))
                .isEqualTo(new Placement.NotChargeable(
                        bound.equals("at least")
                                ? new Unchargeable.TooSmall(money)
                                : new Unchargeable.TooLarge(money)));
        assertThat(stock.levels()).isEqualTo(new StockLevels(1, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "0.10, USD, 5",
        "333333.33, USD, 3",
        "25, JPY, 2",
        "0.005, KWD, 2",
        "999999, UGX, 1",
        "9999999999.99, IDR, 1"
    })
    void countsTheTotalNotThePrice(String price, String currency, int quantity) {
        var stock = stockAt(price, currency);

        assertThat(place(request(stock, quantity), stock)).isInstanceOf(Placement.Placed.class);
    }

    @Test
    void holdsNothingInACurrencyThatIsNoLongerCharged() {
        var stock = stockAt("20", "DEM");

        assertThat(place(request(stock, 1), stock))
                .isEqualTo(new Placement.NotChargeable(new Unchargeable.OtherCurrency(Money.currency("DEM"))));
    }

    @Test
    void holdsNothingThatIsFinerThanWhatIsCharged() {
        var stock = stockAt("1.234", "KWD");

        assertThat(place(request(stock, 1), stock))
                .isEqualTo(new Placement.NotChargeable(new Unchargeable.TooFine(Money.currency("KWD"), 2)));
    }

    @Test
    void sellsNothingOfAWithdrawnTicket() {
        var stock = stockOf(2);
        stock.withdraw(2);

        assertThat(place(request(stock, 1), stock)).isInstanceOf(Placement.Withdrawn.class);
    }

    private static OrderRequest at(String price, Stock stock) {
        return new OrderRequest(UUID.randomUUID(), stock.ticketId(), 1, new BigDecimal(price));
    }
}
