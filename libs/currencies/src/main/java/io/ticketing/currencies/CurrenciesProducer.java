package io.ticketing.currencies;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

import io.ticketing.money.ChargedCurrencies;

/// Reads the settings once, at the start.
class CurrenciesProducer {

    @Produces
    @Singleton
    @Startup
    ChargedCurrencies currencies(MoneyConfig config) {
        return new CurrencySettings(config).charged();
    }
}
