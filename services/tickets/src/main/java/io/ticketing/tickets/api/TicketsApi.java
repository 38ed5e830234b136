package io.ticketing.tickets.api;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
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

/// What sellers are promised about their tickets.
@Path(CatalogueApi.PATH)
@Tag(name = "Tickets")
interface TicketsApi {

    /// The query of a withdrawal that takes tickets away from buyers.
    String WITH_REFUNDS = "?refund=true";

    @POST
    @Operation(
            operationId = "createTicket",
            summary = "Put a ticket on sale",
            description = "Buyers can find it at once.")
    @APIResponse(
            responseCode = "201",
            description = "On sale",
            headers = {
                @Header(name = HttpHeaders.LOCATION, ref = HttpHeaders.LOCATION),
                @Header(name = HttpHeaders.ETAG, ref = HttpHeaders.ETAG)
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TicketView.class)))
    Uni<RestResponse<TicketView>> create(@NotNull @Valid OfferRequest offer);

    @PUT
    @Path("{id}")
    @Operation(
            operationId = "reviseTicket",
            summary = "Edit one of your tickets, while no buyer holds any",
            description = "With `If-Match`, only if it has not been edited since. Sales do not count as edits.")
    @APIResponse(
            responseCode = "200",
            description = "The edited ticket",
            headers = @Header(name = HttpHeaders.ETAG, ref = HttpHeaders.ETAG),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-ticket`")
    @APIResponse(
            responseCode = "409",
            description = "`ticket-held`, `quantity-below-sold`, `ticket-withdrawn`, or `ticket-sold`: buyers were"
                    + " promised that they can return theirs for longer")
    @APIResponse(responseCode = "412", description = "`stale`: edited since")
    Uni<RestResponse<TicketView>> revise(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid OfferRequest offer);

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "withdrawTicket",
            summary = "Withdraw one of your tickets for good",
            description =
                    "Only while none is held or sold, or with `refund=true`. It can still be shown, with the status"
                            + " `withdrawn`.")
    @APIResponse(responseCode = "204", description = "Withdrawn, now or earlier")
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-ticket`")
    @APIResponse(responseCode = "409", description = "`ticket-held` or `ticket-sold`")
    Uni<RestResponse<Void>> withdraw(
            @RestPath UUID id,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(
                            description = "`true`: the event is cancelled. Reservations end, and all who have paid get"
                                    + " their money back")
                    boolean refund);
}
