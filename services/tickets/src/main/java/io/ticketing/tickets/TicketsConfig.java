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

    Page page();

    /// How many tickets one answer lists.
    interface Page {

        @WithDefault("50")
        int size();

        @WithDefault("200")
        int maxSize();
    }
}
