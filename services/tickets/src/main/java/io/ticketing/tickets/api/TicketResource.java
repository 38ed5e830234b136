package io.ticketing.tickets.api;

import java.net.URI;
import java.util.UUID;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.ticketing.rest.Caller;
import io.ticketing.tickets.application.CreateTicket;
import io.ticketing.tickets.application.ReviseTicket;
import io.ticketing.tickets.application.WithdrawTicket;
import io.ticketing.tickets.domain.Edit;
import io.ticketing.tickets.domain.Ticket;

/// What sellers do with their tickets.
@Authenticated
@Cancellable(false) // who hangs up does not stop what has begun
class TicketResource implements TicketsApi {

    private final CreateTicket createTicket;
    private final ReviseTicket reviseTicket;
    private final WithdrawTicket withdrawTicket;
    private final Caller caller;

    TicketResource(CreateTicket createTicket, ReviseTicket reviseTicket, WithdrawTicket withdrawTicket, Caller caller) {
        this.createTicket = createTicket;
        this.reviseTicket = reviseTicket;
        this.withdrawTicket = withdrawTicket;
        this.caller = caller;
    }

    @Override
    public Uni<RestResponse<TicketView>> create(OfferRequest offer) {
        return createTicket.create(caller.id(), offer.draft()).map(outcome -> switch (outcome) {
            case CreateTicket.Outcome.Listed(var ticket) -> created(ticket);
            case CreateTicket.Outcome.NotChargeable(var why) ->
                TicketProblems.unchargeable(why).response();
            case CreateTicket.Outcome.ReturnsOver() ->
                TicketProblems.returnsOver().response();
        });
    }

    @Override
    public Uni<RestResponse<TicketView>> revise(UUID id, @Nullable String ifMatch, OfferRequest offer) {
        return reviseTicket
                .revise(id, caller.id(), TicketTag.seen(ifMatch), offer.draft())
                .map(outcome -> switch (outcome) {
                    case Edit.Changed changed -> revised(changed.ticket());
                    case Edit.Unchanged same -> revised(same.ticket());
                    case Edit.Refused refusal -> TicketProblems.of(refusal).response();
                });
    }

    @Override
    public Uni<RestResponse<Void>> withdraw(UUID id, boolean refund) {
        return withdrawTicket.withdraw(id, caller.id(), refund).map(outcome -> switch (outcome) {
            case Edit.Changed _, Edit.Unchanged _ -> RestResponse.noContent();
            case Edit.Refused refusal -> TicketProblems.of(refusal).response();
        });
    }

    private static RestResponse<TicketView> created(Ticket ticket) {
        return TicketView.answer(RestResponse.Status.CREATED, ticket)
                .location(URI.create(CatalogueApi.PATH + "/" + ticket.id()))
                .build();
    }

    private static RestResponse<TicketView> revised(Ticket ticket) {
        return TicketView.answer(RestResponse.Status.OK, ticket).build();
    }
}
