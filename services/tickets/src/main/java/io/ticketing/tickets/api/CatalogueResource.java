package io.ticketing.tickets.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.core.HttpHeaders;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import io.ticketing.deadline.InTime;
import io.ticketing.tickets.application.Catalogue;
import io.ticketing.tickets.domain.Ticket;
import io.ticketing.tickets.persistence.TicketPage;

/// The tickets that anyone may see.
@InTime
class CatalogueResource implements CatalogueApi {

    private final Catalogue catalogue;
    private final CurrentIdentityAssociation identity;

    CatalogueResource(Catalogue catalogue, CurrentIdentityAssociation identity) {
        this.catalogue = catalogue;
        this.identity = identity;
    }

    @Override
    public Uni<RestResponse<List<TicketView>>> list(TicketFilter filter) {
        return seller(filter)
                .map(seller -> filter.query(seller))
                .chain(catalogue::page)
                .map(page -> listed(page, filter));
    }

    @Override
    public Uni<RestResponse<TicketView>> show(UUID id, @Nullable String ifNoneMatch) {
        return catalogue
                .show(id)
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

    private static RestResponse<TicketView> shown(Ticket ticket, @Nullable String ifNoneMatch) {
        return TicketTag.isKnown(ticket, ifNoneMatch)
                ? ResponseBuilder.<TicketView>notModified()
                        .header(HttpHeaders.ETAG, TicketTag.of(ticket))
                        .build()
                : TicketView.answer(RestResponse.Status.OK, ticket).build();
    }
}
