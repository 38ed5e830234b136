package io.ticketing.orders.persistence;

import java.time.Instant;
import java.util.Currency;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import io.ticketing.money.Money;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.Placement;

/// The answer that was given to a request with an idempotency key.
@Entity
@Table(name = "idempotency_keys")
public class RememberedPlacement {

    enum Outcome {
        PLACED,
        SOLD_OUT,
        PRICE_CHANGED,
        WITHDRAWN
    }

    @EmbeddedId
    private IdempotencyKey id;

    private String requestHash;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @ManyToOne
    private Order order;

    private Long price;
    private String currency;
    private Instant createdAt;

    protected RememberedPlacement() {}

    public void answer(Placement placement) {
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
            case Placement.PlacedBefore _,
                    Placement.UnknownTicket _,
                    Placement.OverLimit _,
                    Placement.KeyReused _,
                    Placement.Overloaded _ -> throw new IllegalArgumentException("not to be remembered: " + placement);
        }
    }

    public Placement answer() {
        return switch (outcome) {
            case PLACED -> new Placement.PlacedBefore(order);
            case PRICE_CHANGED -> new Placement.PriceChanged(new Money(price, Currency.getInstance(currency)));
            case SOLD_OUT -> new Placement.SoldOut();
            case WITHDRAWN -> new Placement.Withdrawn();
        };
    }

    public boolean isOf(String hash) {
        return requestHash.equals(hash);
    }
}
