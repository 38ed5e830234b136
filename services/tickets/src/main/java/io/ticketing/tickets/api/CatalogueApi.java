package io.ticketing.tickets.api;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What anyone is promised about the tickets on sale.
@Path(CatalogueApi.PATH)
@Tag(name = "Tickets", description = "Browse and sell tickets")
interface CatalogueApi {

    String PATH = "/api/tickets";

    @GET
    @Operation(
            operationId = "listTickets",
            summary = "Tickets that can be bought now, newest first",
            description = "With `id`, those tickets instead, without unknown ids; with `seller=me`, your own.")
    @SecurityRequirementsSet
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "401", description = "`seller=me` without a sign-in")
    Uni<RestResponse<List<TicketView>>> list(@BeanParam @Valid TicketFilter filter);

    @GET
    @Path("{id}")
    @Operation(
            operationId = "showTicket",
            summary = "One ticket, even when it is withdrawn",
            description = "With `If-None-Match`, the answer is an empty 304 while nothing has changed.")
    @APIResponse(
            responseCode = "200",
            description = "The ticket",
            headers = @Header(name = HttpHeaders.ETAG, ref = HttpHeaders.ETAG))
    @APIResponse(
            responseCode = "304",
            description = "Unchanged since `If-None-Match`",
            headers = @Header(name = HttpHeaders.ETAG, ref = HttpHeaders.ETAG))
    @APIResponse(responseCode = "404", description = "`unknown-ticket`")
    Uni<RestResponse<TicketView>> show(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch);
}
