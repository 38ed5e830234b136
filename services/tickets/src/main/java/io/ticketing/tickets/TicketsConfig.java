package io.ticketing.tickets;

import java.util.Currency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Settings of the catalogue.
@ConfigMapping(prefix = "ticketing.tickets")
public interface TicketsConfig {

    /// What a price is in when the seller does not say.
    @WithDefault("USD")
    Currency currency();
}
