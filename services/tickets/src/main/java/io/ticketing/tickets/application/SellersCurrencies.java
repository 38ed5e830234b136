package io.ticketing.tickets.application;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;

import io.ticketing.money.AmountBounds;
import io.ticketing.money.ChargedCurrencies;
import io.ticketing.tickets.TicketsConfig;

/// The currencies that a seller may choose from.
@Singleton
@Startup
public class SellersCurrencies {

    private final Currency usual;
    private final List<AmountBounds> choice;

    /// @throws ConfigurationException if a price that names no currency could not be charged
    SellersCurrencies(TicketsConfig config, ChargedCurrencies charged) {
        usual = config.currency();
        if (!charged.include(usual)) {
            throw new ConfigurationException(
                    "ticketing.tickets.currency is %s, which is not charged: see ticketing.money.currencies"
                            .formatted(usual));
        }
        Comparator<AmountBounds> usualFirst =
                Comparator.comparing(it -> !it.currency().equals(usual));
        choice = charged.all().stream().sorted(usualFirst).toList();
    }

    /// That of a price that names none.
    Currency usual() {
        return usual;
    }

    /// The usual one first.
    public List<AmountBounds> choice() {
        return choice;
    }
}
