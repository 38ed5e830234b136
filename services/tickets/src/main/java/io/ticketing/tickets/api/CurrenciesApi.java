package io.ticketing.tickets.api;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// What anyone is promised about the currencies of this marketplace.
@Path(CurrenciesApi.PATH)
@Tag(name = "Currencies", description = "What can be charged")
interface CurrenciesApi {

    String PATH = "/api/currencies";

    @GET
    @Operation(
            operationId = "listCurrencies",
            summary = "The currencies that can be charged, and their bounds",
            description = "The first is that of a price that names none. `Cache-Control` says how long to keep the"
                    + " answer.")
    @SecurityRequirementsSet
    @APIResponse(responseCode = "200", description = "All of them")
    RestResponse<List<CurrencyView>> list();
}
