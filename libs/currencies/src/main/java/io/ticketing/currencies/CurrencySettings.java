package io.ticketing.currencies;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkus.runtime.configuration.ConfigurationException;

import io.ticketing.money.AmountBounds;
import io.ticketing.money.ChargedCurrencies;
import io.ticketing.money.InvalidAmountException;
import io.ticketing.money.Money;
import io.ticketing.money.StripeCurrencies;

/// Stripe's currencies and bounds, with the operator's settings in their place.
final class CurrencySettings {

    private static final String CURRENCIES = "ticketing.money.currencies";
    private static final String MINIMUM = "ticketing.money.minimum.";
    private static final String MAXIMUM = "ticketing.money.maximum.";

    private final Optional<List<String>> currencies;
    private final Map<Currency, BigDecimal> minimums;
    private final Map<Currency, BigDecimal> maximums;

    CurrencySettings(MoneyConfig config) {
        currencies = config.currencies();
        minimums = byCurrency(MINIMUM, config.minimum());
        maximums = byCurrency(MAXIMUM, config.maximum());
    }

    /// @throws ConfigurationException if they can't work
    ChargedCurrencies charged() {
        var chosen = currencies.map(CurrencySettings::chosen).orElseGet(StripeCurrencies::all);
        refuseOthers(MINIMUM, minimums.keySet(), chosen);
        refuseOthers(MAXIMUM, maximums.keySet(), chosen);
        return new ChargedCurrencies(chosen.stream().map(this::adjusted).toList());
    }

    private static List<AmountBounds> chosen(List<String> codes) {
        var known = StripeCurrencies.all().stream()
                .collect(Collectors.toMap(it -> it.currency().getCurrencyCode(), it -> it));
        return codes.stream()
                .map(code -> Optional.ofNullable(known.get(code.toUpperCase(Locale.ROOT)))
                        .orElseThrow(() -> new ConfigurationException(
                                "%s: %s is no currency that Stripe charges".formatted(CURRENCIES, code))))
                .toList();
    }

    private AmountBounds adjusted(AmountBounds stripes) {
        var currency = stripes.currency();
        var minimum = Optional.ofNullable(minimums.get(currency))
                .map(amount -> money(MINIMUM, amount, stripes))
                .orElse(stripes.minimum());
        var maximum = Optional.ofNullable(maximums.get(currency))
                .map(amount -> money(MAXIMUM, amount, stripes))
                .orElse(stripes.maximum());
        try {
            return new AmountBounds(stripes.decimals(), minimum, maximum);
        } catch (IllegalArgumentException _) {
            throw new ConfigurationException("%s%s is %s: it must be over 0, and not over the maximum of %s"
                    .formatted(MINIMUM, currency, minimum.amount(), maximum.amount()));
        }
    }

    private static Money money(String setting, BigDecimal amount, AmountBounds stripes) {
        var currency = stripes.currency();
        try {
            var money = Money.of(amount, currency);
            if (money.amount().scale() <= stripes.decimals()) {
                return money;
            }
            throw new ConfigurationException("%s%s is %s: %2$s is charged with at most %d decimals"
                    .formatted(setting, currency, amount, stripes.decimals()));
        } catch (InvalidAmountException impossible) {
            throw new ConfigurationException(setting + currency + ": " + impossible.getMessage());
        }
    }

    /// A variable's name is not written in capitals when it is read as a setting.
    private static Map<Currency, BigDecimal> byCurrency(String setting, Map<String, BigDecimal> amounts) {
        Map<Currency, BigDecimal> found = new HashMap<>();
        amounts.forEach((code, amount) -> {
            if (found.put(currency(setting, code), amount) != null) {
                throw new ConfigurationException(setting + code + " is set twice");
            }
        });
        return found;
    }

    private static Currency currency(String setting, String code) {
        try {
            return Money.currency(code.toUpperCase(Locale.ROOT));
        } catch (InvalidAmountException unknown) {
            throw new ConfigurationException(setting + code + ": " + unknown.getMessage());
        }
    }

    private static void refuseOthers(String setting, Set<Currency> set, List<AmountBounds> chosen) {
        var charged = chosen.stream().map(AmountBounds::currency).collect(Collectors.toSet());
        set.stream().filter(currency -> !charged.contains(currency)).findFirst().ifPresent(other -> {
            throw new ConfigurationException("%s%s is set, but %2$s is not charged".formatted(setting, other));
        });
    }
}
