package io.ticketing.payments.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What we and the gateway say that it keeps for us in one currency, in minor units.
public record BalanceComparison(String currency, long here, long there) {

    public static List<BalanceComparison> between(Map<String, Long> here, Map<String, Long> there) {
        var currencies = new TreeSet<>(here.keySet());
        currencies.addAll(there.keySet());
        return currencies.stream()
                .map(it -> new BalanceComparison(it, here.getOrDefault(it, 0L), there.getOrDefault(it, 0L)))
                .toList();
    }

    /// How much more the gateway has.
    public long difference() {
        return there - here;
    }
}
