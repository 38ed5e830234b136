package io.ticketing.currencies;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/// The operator's currencies, by their ISO 4217 codes. What is not set is as Stripe documents it.
@ConfigMapping(prefix = "ticketing.money")
public interface MoneyConfig {

    /// The currencies that are charged; if absent, all that Stripe charges.
    Optional<List<String>> currencies();

    /// The smallest amount that is charged, in major units. Variables name a currency in small
    /// letters.
    Map<String, BigDecimal> minimum();

    /// The largest amount that is charged, in major units.
    Map<String, BigDecimal> maximum();
}
