package io.ticketing.storefront.pages;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.CurrenciesApi;
import io.ticketing.storefront.market.Page;
import io.ticketing.storefront.market.Refusal;
import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.market.TicketsApi;
import io.ticketing.storefront.market.TicketsApi.Offer;
import io.ticketing.storefront.pages.TypedOffer.Reading;
import io.ticketing.storefront.session.Visitor;

/// A seller's own tickets: what is on sale, and listing, editing and withdrawing it.
@Path("/sell")
@RunOnVirtualThread
@InTurn
@Produces(MediaType.TEXT_HTML)
class SellResource {

    private static final String HOME = "/sell";
    private static final String OWN = "me";

    private final TicketsApi tickets;
    private final CurrenciesApi currencies;
    private final OwnTickets own;
    private final Visitor visitor;

    SellResource(
            @RestClient TicketsApi tickets, @RestClient CurrenciesApi currencies, OwnTickets own, Visitor visitor) {
        this.tickets = tickets;
        this.currencies = currencies;
        this.own = own;
        this.visitor = visitor;
    }

    @GET
    public RestResponse<String> list(@RestQuery @Nullable String cursor) {
        return list(200, cursor, null);
    }

    @GET
    @Path("new")
    public RestResponse<String> draft() {
        if (!visitor.mayBeSignedIn()) {
            return Html.signInFirst(HOME + "/new");
        }
        return switch (charged()) {
            case Answer.Given(var codes) -> Html.page(Templates.newOffer(OfferForm.empty(codes, words())));
            case Answer.Refused(var why) -> ErrorAnswer.page(why).response();
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> create(@BeanParam TypedOffer typed) {
        return switch (typed.read(words(), null)) {
            case Reading.Understood(var offer) -> create(typed, offer);
            case Reading.Unreadable _ when !visitor.mayBeSignedIn() -> Html.signInFirst(HOME + "/new");
            case Reading.Unreadable(var errors) ->
                Html.page(400, Templates.newOffer(OfferForm.unreadable(typed, errors, choice(), words())));
        };
    }

    @GET
    @Path("{id}")
    public RestResponse<String> edit(@RestPath UUID id) {
        return own(id, ticket -> edit(200, ticket, OfferForm.of(ticket, null, words())));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> revise(@RestPath UUID id, @BeanParam TypedOffer fields, @RestForm long version) {
        return own(id, ticket -> {
            var typed = fields.in(ticket.currency());
            return switch (typed.read(words(), ticket.returnsUntil())) {
                case Reading.Understood(var offer) -> revise(id, version, typed, offer);
                case Reading.Unreadable(var errors) ->
                    edit(400, ticket, OfferForm.unreadable(typed, errors, List.of(), words()));
            };
        });
    }

    /// The form's address, opened as a link.
    @GET
    @Path("{id}/withdraw")
    public RestResponse<String> back(@RestPath UUID id) {
        return Html.seeOther(HOME);
    }

    @POST
    @Path("{id}/withdraw")
    public RestResponse<String> withdraw(@RestPath UUID id) {
        return switch (Answer.of(() -> tickets.withdraw(visitor.session(), id, false))) {
            case Answer.Given(var _) -> Html.seeOther(HOME);
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(HOME);
            case Answer.Refused(var why) -> Html.refused(why, list(why.status(), null, Notice.ofEdit(why)));
        };
    }

    private RestResponse<String> create(TypedOffer typed, Offer offer) {
        return switch (Answer.of(() -> tickets.create(visitor.session(), offer))) {
            case Answer.Given(var ticket) -> Html.seeOther("/tickets/" + ticket.id());
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(HOME + "/new");
            case Answer.Refused(var why) ->
                Html.refused(
                        why,
                        Html.page(why.status(), Templates.newOffer(OfferForm.refused(typed, why, choice(), words()))));
        };
    }

    private RestResponse<String> revise(UUID id, long version, TypedOffer typed, Offer offer) {
        return switch (Answer.of(() -> tickets.revise(visitor.session(), tag(version), id, offer))) {
            case Answer.Given(var _) -> Html.seeOther(HOME);
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(path(id));
            case Answer.Refused(var why) ->
                Html.refused(why, own(id, ticket -> edit(why.status(), ticket, again(ticket, typed, why))));
        };
    }

    private RestResponse<String> list(int status, @Nullable String cursor, @Nullable Notice notice) {
        return switch (Answer.of(() -> Page.of(tickets.own(visitor.session(), OWN, cursor)))) {
            case Answer.Given(var page) ->
                Html.page(
                        status,
                        Templates.sell(
                                pictures(page.items()),
                                page.next()
                                        .map(next -> HOME + "?cursor=" + next)
                                        .orElse(null),
                                notice));
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(HOME);
            case Answer.Refused(var why) -> ErrorAnswer.page(why).response();
        };
    }

    private RestResponse<String> edit(int status, Ticket ticket, OfferForm form) {
        return Html.page(status, Templates.editOffer(StockPicture.of(ticket, words()), form, ticket.version()));
    }

    private RestResponse<String> own(UUID id, Function<Ticket, RestResponse<String>> then) {
        return own.show(id, path(id), then);
    }

    private List<StockPicture> pictures(List<Ticket> own) {
        Words words = words();
        return own.stream().map(ticket -> StockPicture.of(ticket, words)).toList();
    }

    /// What the seller has typed, unless the offer has changed meanwhile.
    private OfferForm again(Ticket ticket, TypedOffer typed, Refusal why) {
        return why.byField().isEmpty()
                ? OfferForm.of(ticket, Notice.ofEdit(why), words())
                : OfferForm.refused(typed, why, List.of(), words());
    }

    /// None if they are refused now: the form then has the currency that was typed.
    private List<String> choice() {
        return switch (charged()) {
            case Answer.Given(var codes) -> codes;
            case Answer.Refused(var _) -> List.of();
        };
    }

    private Answer<List<String>> charged() {
        return Answer.of(() ->
                currencies.all().stream().map(CurrenciesApi.Charged::currency).toList());
    }

    private Words words() {
        return Words.of(visitor);
    }

    /// The tag of this version, whatever buyers have done since.
    private static String tag(long version) {
        return "\"%d.0\"".formatted(version);
    }

    private static String path(UUID id) {
        return HOME + "/" + id;
    }
}
