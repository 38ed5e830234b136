package io.ticketing.tickets.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.ticketing.deadline.InTime;
import io.ticketing.tickets.domain.Ticket;
import io.ticketing.tickets.persistence.TicketPage;
import io.ticketing.tickets.persistence.TicketRepository;

/// The tickets that anyone may see.
@Path(CatalogueResource.PATH)
@Tag(name = "Tickets", description = "Browse and sell tickets")
@InTime
class CatalogueResource {

    static final String PATH = "/api/tickets";

    private final TicketRepository tickets;
    private final CurrentIdentityAssociation identity;

    CatalogueResource(TicketRepository tickets, CurrentIdentityAssociation identity) {
        this.tickets = tickets;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "listTickets",
            summary = "Tickets that can be bought now, newest first",
            description = "With `id`, those tickets instead, without unknown ids; with" + " `seller=me`, your own.")
    @SecurityRequirementsSet
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "401", description = "`seller=me` without a sign-in")
    public Uni<RestResponse<List<TicketView>>> list(@BeanParam @Valid TicketFilter filter) {
        return seller(filter)
                .map(seller -> filter.query(seller))
                .chain(tickets::page)
                .map(page -> listed(page, filter));
    }

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
    public Uni<RestResponse<TicketView>> show(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return tickets.show(id)
                .map(ticket -> ticket == null ? TicketProblems.unknown().response() : shown(ticket, ifNoneMatch));
    }

    /// Only a seller's own list needs to know who is calling.
    private Uni<Optional<UUID>> seller(TicketFilter filter) {
        if (!filter.ownOnly()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return identity.getDeferredIdentity().map(known -> {
            if (known.isAnonymous()) {
                throw new UnauthorizedException();
            }
            var token = (JsonWebToken) known.getPrincipal();
            return Optional.of(UUID.fromString(token.getSubject()));
        });
    }

    private static RestResponse<List<TicketView>> listed(TicketPage page, TicketFilter filter) {
        Function<Ticket, TicketView> view = filter.ownOnly() ? TicketView::ofOwn : TicketView::of;
        var answer = ResponseBuilder.ok(page.tickets().stream().map(view).toList())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
        page.last().ifPresent(last -> answer.header(HttpHeaders.LINK, filter.linkAfter(last)));
        return answer.build();
    }

    private static RestResponse<TicketView> shown(Ticket ticket, String ifNoneMatch) {
        return TicketTag.isKnown(ticket, ifNoneMatch)
                ? ResponseBuilder.<TicketView>notModified()
                        .header(HttpHeaders.ETAG, TicketTag.of(ticket))
                        .build()
                : TicketView.answer(RestResponse.Status.OK, ticket).build();
    }
}
