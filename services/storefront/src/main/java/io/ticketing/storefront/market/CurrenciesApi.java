package io.ticketing.storefront.market;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// The currencies that can be charged, from the tickets service.
@Path("/api/currencies")
@RegisterRestClient(configKey = "tickets")
@RegisterProvider(RefusalReader.class)
public interface CurrenciesApi {

    /// @param currency its ISO 4217 code
    record Charged(String currency) {}

    /// At least one; the first is that of a price that names none.
    @GET
    List<Charged> all();
}
