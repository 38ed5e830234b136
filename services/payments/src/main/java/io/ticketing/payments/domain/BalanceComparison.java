package io.ticketing.payments.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What we and the gateway say that it keeps for us in one currency, in minor units.
///
/// @param underWay by how much they may differ, because one side knows something before the other
public record BalanceComparison(String currency, long here, long there, long underWay) {

    public static List<BalanceComparison> between(
            Map<String, Long> here, Map<String, Long> there, Map<String, Long> underWay) {
        var currencies = new TreeSet<>(here.keySet());
        currencies.addAll(there.keySet());
        return currencies.stream()
                .map(it -> new BalanceComparison(
                        it, here.getOrDefault(it, 0L), there.getOrDefault(it, 0L), underWay.getOrDefault(it, 0L)))
                .toList();
    }

    /// How much more the gateway has; zero if what is under way may explain it.
    public long difference() {
        var difference = there - here;
        return Math.abs(difference) <= underWay ? 0 : difference;
    }
}
