package io.ticketing.money;

import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The currencies that are charged, and what can be charged in each.
public final class ChargedCurrencies {

    private final Map<Currency, AmountBounds> bounds = new LinkedHashMap<>();

    public ChargedCurrencies(Collection<AmountBounds> bounds) {
        bounds.forEach(it -> this.bounds.put(it.currency(), it));
    }

    public boolean include(Currency currency) {
        return bounds.containsKey(currency);
    }

    /// Why the amount can't be charged; empty if it can.
    public Optional<Unchargeable> refuse(Money amount) {
        var known = bounds.get(amount.currency());
        return known == null ? Optional.of(new Unchargeable.OtherCurrency(amount.currency())) : known.refuse(amount);
    }

    /// One for each currency, in the order in which they were given.
    public List<AmountBounds> all() {
        return List.copyOf(bounds.values());
    }
}
