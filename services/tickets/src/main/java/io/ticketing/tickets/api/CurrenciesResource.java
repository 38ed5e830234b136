package io.ticketing.tickets.api;

import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;

import io.smallrye.common.annotation.NonBlocking;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.ticketing.tickets.application.SellersCurrencies;

/// The currencies that anyone may see. They change with the settings only.
@NonBlocking
class CurrenciesResource implements CurrenciesApi {

    private static final String FOR_FIVE_MINUTES = "public, max-age=300";

    private final List<CurrencyView> currencies;

    CurrenciesResource(SellersCurrencies currencies) {
        this.currencies = currencies.choice().stream().map(CurrencyView::of).toList();
    }

    @Override
    public RestResponse<List<CurrencyView>> list() {
        return ResponseBuilder.ok(currencies)
                .header(HttpHeaders.CACHE_CONTROL, FOR_FIVE_MINUTES)
                .build();
    }
}
