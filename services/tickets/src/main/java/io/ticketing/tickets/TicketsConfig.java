package io.ticketing.tickets;

import java.util.Currency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Settings of the catalogue.
@ConfigMapping(prefix = "ticketing.tickets")
public interface TicketsConfig {

    /// The currency of a price that names none.
    @WithDefault("USD")
    Currency currency();
}
