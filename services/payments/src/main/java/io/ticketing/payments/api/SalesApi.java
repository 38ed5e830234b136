package io.ticketing.payments.api;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What sellers are promised about their sales.
@Path(SalesApi.PATH)
@Tag(name = "Sales", description = "What your tickets were sold for")
interface SalesApi {

    String PATH = PaymentsApi.PATH + "/sales";

    @GET
    @Operation(
            operationId = "listSales",
            summary = "The sales of one of your tickets, newest first",
            description = "Each is the payment of an order, and may be refunded.")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-ticket`")
    Uni<RestResponse<List<SaleView>>> list(
            @RestQuery @NotNull UUID ticketId,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) @Parameter(description = "Page size") int limit,
            @RestQuery @Parameter(description = "Start of the page, from a `Link` header") @Nullable UUID cursor);

    @GET
    @Path("summary")
    @Operation(
            operationId = "summarizeSales",
            summary = "What the sales of one of your tickets add up to",
            description = "Shows the progress of refunds, too. Zeros in the currency `USD` if nothing was sold.")
    @APIResponse(responseCode = "200", description = "The sums")
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-ticket`")
    Uni<RestResponse<SalesSummaryView>> summary(@RestQuery @NotNull UUID ticketId);
}
