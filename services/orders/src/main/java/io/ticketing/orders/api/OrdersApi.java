package io.ticketing.orders.api;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.ticketing.rest.IdempotencyHeader;
import io.ticketing.rest.ValidIdempotencyKey;

/// What buyers are promised about their orders.
@Path(OrdersApi.PATH)
@Tag(name = "Orders", description = "Hold tickets, and follow or cancel your orders")
interface OrdersApi {

    String PATH = "/api/orders";

    @POST
    @Operation(
            operationId = "placeOrder",
            summary = "Hold tickets until they are paid or the time is up",
            description = "With an `Idempotency-Key` it is safe to retry.")
    @APIResponse(
            responseCode = "201",
            description = "The tickets are held until `expiresAt`",
            headers = @Header(name = HttpHeaders.LOCATION, ref = HttpHeaders.LOCATION),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "404", description = "`unknown-ticket`")
    @APIResponse(
            responseCode = "409",
            description = "`sold-out`, `price-changed`, `ticket-withdrawn` or `not-chargeable`")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`")
    @APIResponse(responseCode = "503", description = "`overloaded`: nothing is held; or a part of the system is down")
    Uni<RestResponse<OrderView>> place(
            @NotNull @Valid PlaceOrderRequest body,
            @RestHeader(IdempotencyHeader.NAME)
                    @ValidIdempotencyKey
                    @Parameter(
                            description = IdempotencyHeader.MEANING,
                            schema = @Schema(type = SchemaType.STRING, pattern = IdempotencyHeader.FORM))
                    @Nullable
                    String idempotencyKey);

    @GET
    @Operation(
            operationId = "listOrders",
            summary = "Your own orders, newest first",
            description = "Orders of any status.")
    @APIResponse(responseCode = "200", description = "A page")
    Uni<RestResponse<List<OrderView>>> list(
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) @Parameter(description = "Page size") int limit,
            @RestQuery @Parameter(description = "Start of the page, from a `Link` header") @Nullable UUID cursor);

    @GET
    @Path("{id}")
    @Operation(
            operationId = "showOrder",
            summary = "One of your own orders",
            description = "Its `status` says whether it is paid.")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-order`")
    Uni<RestResponse<OrderView>> show(@RestPath UUID id);

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an unpaid order",
            description = "Its tickets go back on sale. A paid order can't be cancelled.")
    @APIResponse(responseCode = "204", description = "Cancelled, now or earlier")
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-order`")
    @APIResponse(responseCode = "409", description = "`already-paid`")
    Uni<RestResponse<Void>> cancel(@RestPath UUID id);
}
