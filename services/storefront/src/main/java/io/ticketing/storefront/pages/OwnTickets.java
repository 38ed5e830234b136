package io.ticketing.storefront.pages;

import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.market.TicketsApi;
import io.ticketing.storefront.session.Visitor;

/// Finds a seller's own ticket for the pages about it.
@ApplicationScoped
class OwnTickets {

    private static final String OWN = "me";

    private final TicketsApi tickets;
    private final Visitor visitor;

    OwnTickets(@RestClient TicketsApi tickets, Visitor visitor) {
        this.tickets = tickets;
        this.visitor = visitor;
    }

    /// Continues with the current state of the ticket.
    ///
    /// @param path where a visitor who has to sign in first goes on
    RestResponse<String> show(UUID id, String path, Function<Ticket, RestResponse<String>> then) {
        return switch (Answer.of(() -> tickets.own(visitor.session(), OWN, id))) {
            case Answer.Given(var found) when !found.isEmpty() -> then.apply(found.getFirst());
            case Answer.Given(var _) -> ErrorAnswer.page(404).response();
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(path);
            case Answer.Refused(var why) -> ErrorAnswer.page(why).response();
        };
    }
}
