package io.ticketing.orders;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

import io.ticketing.money.ChargedCurrencies;
import io.ticketing.money.Money;
import io.ticketing.money.StripeCurrencies;
import io.ticketing.orders.domain.Listing;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.OrderRequest;
import io.ticketing.orders.domain.OrderRules;
import io.ticketing.orders.domain.Placement;
import io.ticketing.orders.domain.Stock;

/// Tickets and orders for tests.
public final class OrderFixture {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    public static final OrderRules RULES =
            new OrderRules(Duration.ofMinutes(15), new ChargedCurrencies(StripeCurrencies.all()));
    public static final Instant DEADLINE = Instant.parse("2026-03-01T12:15:00.123Z");
    public static final Instant JUST_IN_TIME = DEADLINE.minusNanos(1);
    public static final Money PRICE = usd("20.50");
    public static final String TITLE = "Front row";

    private OrderFixture() {}

    public static Money usd(String amount) {
        return Money.of(new BigDecimal(amount), Currency.getInstance("USD"));
    }

    public static Listing listing(int quantity) {
        return Listing.of(UUID.randomUUID(), 1, TITLE, PRICE, quantity);
    }

    /// A hundred tickets at that price.
    public static Stock stockAt(String price, String currency) {
        var money = Money.of(new BigDecimal(price), Currency.getInstance(currency));
        return Stock.of(Listing.of(UUID.randomUUID(), 1, TITLE, money, 100));
    }

    public static Listing revised(Stock stock, long version, Money price, int quantity) {
        return Listing.of(stock.ticketId(), version, "Second row", price, quantity);
    }

    public static Stock stockOf(int quantity) {
        return Stock.of(listing(quantity));
    }

    public static OrderRequest request(Stock stock, int quantity) {
        return new OrderRequest(UUID.randomUUID(), stock.ticketId(), quantity, null);
    }

    public static Placement place(OrderRequest request, Stock stock) {
        return Placement.decide(UUID.randomUUID(), request, stock, NOW, RULES);
    }

    /// An order placed at [#NOW].
    public static Order placed(Stock stock, int quantity) {
        return switch (place(request(stock, quantity), stock)) {
            case Placement.Placed(var order, var _) -> order;
            case Placement refusal -> throw new AssertionError(refusal);
        };
    }
}
