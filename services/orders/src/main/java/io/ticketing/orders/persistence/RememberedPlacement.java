package io.ticketing.orders.persistence;

import java.util.Currency;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import io.ticketing.idempotency.RememberedRequest;
import io.ticketing.money.Money;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.Placement;

/// The answer that was given to a request with an idempotency key.
@Entity
@Table(name = RememberedRequest.TABLE)
public class RememberedPlacement extends RememberedRequest {

    enum Outcome {
        PLACED,
        SOLD_OUT,
        PRICE_CHANGED,
        WITHDRAWN
    }

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @ManyToOne
    private Order order;

    private Long price;
    private String currency;

    protected RememberedPlacement() {}

    /// Stores an answer, unless it may differ at the next try.
    ///
    /// @return whether it is stored
    public boolean answer(Placement placement) {
        switch (placement) {
            case Placement.Placed(var placed, var _) -> {
                outcome = Outcome.PLACED;
                order = placed;
            }
            case Placement.PriceChanged(var current) -> {
                outcome = Outcome.PRICE_CHANGED;
                price = current.minorUnits();
                currency = current.currency().getCurrencyCode();
            }
            case Placement.SoldOut _ -> outcome = Outcome.SOLD_OUT;
            case Placement.Withdrawn _ -> outcome = Outcome.WITHDRAWN;
            case Placement.UnknownTicket _ -> {
                return false;
            }
            case Placement.PlacedBefore _, Placement.OverLimit _, Placement.KeyReused _, Placement.Overloaded _ ->
                throw new IllegalArgumentException("not to be remembered: " + placement);
        }
        return true;
    }

    public Placement answer() {
        return switch (outcome) {
            case PLACED -> new Placement.PlacedBefore(order);
            case PRICE_CHANGED -> new Placement.PriceChanged(new Money(price, Currency.getInstance(currency)));
            case SOLD_OUT -> new Placement.SoldOut();
            case WITHDRAWN -> new Placement.Withdrawn();
        };
    }
}
