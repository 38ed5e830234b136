package io.ticketing.storefront.pages;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.OrdersApi;
import io.ticketing.storefront.market.Page;
import io.ticketing.storefront.market.Refusal;
import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.market.TicketsApi;
import io.ticketing.storefront.session.Visitor;

/// What is on sale, and buying it.
@Path("/")
@RunOnVirtualThread
@InTurn
@Produces(MediaType.TEXT_HTML)
class CatalogueResource {

    private static final int LONGEST_SEARCH = 100;

    /// Fills rows of two, three and four.
    private static final int PAGE = 24;

    private final TicketsApi tickets;
    private final OrdersApi orders;
    private final Visitor visitor;
    private final Site site;
    private final Clock clock;

    CatalogueResource(
            @RestClient TicketsApi tickets, @RestClient OrdersApi orders, Visitor visitor, Site site, Clock clock) {
        this.site = site;
        this.tickets = tickets;
        this.orders = orders;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    public RestResponse<String> browse(@RestQuery @Nullable String q, @RestQuery @Nullable String cursor) {
        String search = search(q);
        Answer<Page<Ticket>> answer = Answer.of(() -> Page.of(tickets.onSale(search, cursor, PAGE)));
        return switch (answer) {
            case Answer.Given(var page) -> Html.page(catalogue(page, search, cursor));
            // A made-up cursor, or a search that can't match anything.
            case Answer.Refused(var why)
            when why.status() == 400 -> Html.page(catalogue(new Page<>(List.of(), Optional.empty()), search, cursor));
            case Answer.Refused(var why) -> ErrorAnswer.page(why).response();
        };
    }

    @GET
    @Path("tickets/{id}")
    public RestResponse<String> show(@RestPath UUID id) {
        return show(200, id, null, "1");
    }

    /// The form's address, opened as a link.
    @GET
    @Path("tickets/{id}/orders")
    public RestResponse<String> back(@RestPath UUID id) {
        return Html.seeOther(path(id));
    }

    @POST
    @Path("tickets/{id}/orders")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> buy(
            @RestPath UUID id,
            @RestForm @Nullable String quantity,
            @RestForm @Nullable String price,
            @RestForm @Nullable UUID key) {
        return switch (Words.of(visitor).readCount(quantity)) {
            case Entry.Read(var number) ->
                buy(new OrdersApi.Wish(id, Forms.whole(number), Forms.exact(price)), key, quantity);
            case Entry.Refused _ when !visitor.mayBeSignedIn() -> Html.signInFirst(path(id));
            case Entry.Refused(var why) -> show(400, id, new Notice("Not reserved", "How many? " + why), quantity);
        };
    }

    private RestResponse<String> buy(OrdersApi.Wish wish, @Nullable UUID key, @Nullable String quantity) {
        UUID id = wish.ticketId();
        return switch (Answer.of(() -> orders.place(visitor.session(), key, wish))) {
            case Answer.Given(var order) -> Html.seeOther("/orders/" + order.id());
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(path(id));
            case Answer.Refused(var why) -> Html.refused(why, show(why.status(), id, Notice.ofPurchase(why), quantity));
        };
    }

    private static String path(UUID id) {
        return "/tickets/" + id;
    }

    private TemplateInstance catalogue(Page<Ticket> page, @Nullable String search, @Nullable String cursor) {
        Words words = Words.of(visitor);
        return Templates.catalogue(
                page.items().stream()
                        .map(ticket -> TicketCard.of(ticket, words))
                        .toList(),
                search,
                cursor != null,
                page.next().map(next -> nextPage(search, next)).orElse(null));
    }

    private RestResponse<String> show(int status, UUID id, @Nullable Notice notice, @Nullable String quantity) {
        return switch (Answer.of(() -> tickets.show(id))) {
            case Answer.Given(var ticket) ->
                Html.page(
                        status,
                        Templates.ticket(
                                TicketCard.of(ticket, Words.of(visitor)),
                                notice,
                                quantity,
                                isSeller(ticket),
                                OfferData.of(ticket, site.origin() + path(id)),
                                returnsUntil(ticket),
                                UUID.randomUUID()));
            case Answer.Refused(Refusal why) -> ErrorAnswer.page(why).response();
        };
    }

    /// None if buyers could no longer return it.
    private @Nullable Moment returnsUntil(Ticket ticket) {
        Instant until = ticket.returnsUntil();
        return until == null || until.isBefore(clock.instant()) ? null : Moment.of(until, Words.of(visitor));
    }

    private boolean isSeller(Ticket ticket) {
        return visitor.user().filter(user -> user.id().equals(ticket.userId())).isPresent();
    }

    private static @Nullable String search(@Nullable String q) {
        String text = q == null ? "" : q.strip();
        int characters = Math.min(text.codePointCount(0, text.length()), LONGEST_SEARCH);
        return text.isEmpty() ? null : text.substring(0, text.offsetByCodePoints(0, characters));
    }

    private static String nextPage(@Nullable String search, String cursor) {
        String next = "/?cursor=" + SafePath.encode(cursor);
        return search == null ? next : next + "&q=" + SafePath.encode(search);
    }
}
