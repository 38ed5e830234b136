package io.ticketing.storefront.pages;

import java.util.UUID;
import java.util.function.Function;

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
import io.ticketing.storefront.market.Page;
import io.ticketing.storefront.market.PaymentsApi;
import io.ticketing.storefront.market.Sale;
import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.market.TicketsApi;
import io.ticketing.storefront.session.Visitor;

/// The sales of a seller's ticket: refunding one, and all of them when the event is cancelled.
@Path("/sell")
@RunOnVirtualThread
@InTurn
@Produces(MediaType.TEXT_HTML)
class SalesResource {

    private final TicketsApi tickets;
    private final PaymentsApi payments;
    private final OwnTickets own;
    private final Visitor visitor;

    SalesResource(@RestClient TicketsApi tickets, @RestClient PaymentsApi payments, OwnTickets own, Visitor visitor) {
        this.tickets = tickets;
        this.payments = payments;
        this.own = own;
        this.visitor = visitor;
    }

    @GET
    @Path("{id}/sales")
    public RestResponse<String> list(@RestPath UUID id, @RestQuery @Nullable String cursor) {
        return own(id, ticket -> list(200, ticket, cursor, null));
    }

    /// The form's address, opened as a link.
    @GET
    @Path("{id}/sales/{payment}/refunds")
    public RestResponse<String> back(@RestPath UUID id, @RestPath UUID payment) {
        return Html.seeOther(path(id));
    }

    @POST
    @Path("{id}/sales/{payment}/refunds")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> refund(
            @RestPath UUID id,
            @RestPath UUID payment,
            @RestForm @Nullable String quantity,
            @RestForm boolean restock,
            @RestForm @Nullable String note,
            @RestForm @Nullable UUID key) {
        return switch (Words.of(visitor).readCount(quantity)) {
            case Entry.Read(var number) ->
                refund(id, payment, new PaymentsApi.Return(Forms.whole(number), restock, Forms.text(note)), key);
            case Entry.Refused(var why) ->
                own(id, ticket -> list(400, ticket, null, new Notice("Not refunded", "How many? " + why)));
        };
    }

    @GET
    @Path("{id}/cancel")
    public RestResponse<String> confirm(@RestPath UUID id) {
        return own(id, ticket -> confirm(200, ticket, null));
    }

    @POST
    @Path("{id}/cancel")
    public RestResponse<String> cancel(@RestPath UUID id) {
        return switch (Answer.of(() -> tickets.withdraw(visitor.session(), id, true))) {
            case Answer.Given(var _) -> Html.seeOther(path(id));
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(path(id));
            case Answer.Refused(var why) ->
                Html.refused(why, own(id, ticket -> confirm(why.status(), ticket, Notice.ofEdit(why))));
        };
    }

    private RestResponse<String> refund(UUID id, UUID payment, PaymentsApi.Return sold, @Nullable UUID key) {
        return switch (Answer.of(() -> payments.refund(visitor.session(), key, payment, sold))) {
            case Answer.Given(var _) -> Html.seeOther(path(id));
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(path(id));
            case Answer.Refused(var why) ->
                Html.refused(why, own(id, ticket -> list(why.status(), ticket, null, Notice.ofRefund(why))));
        };
    }

    private RestResponse<String> list(int status, Ticket ticket, @Nullable String cursor, @Nullable Notice notice) {
        return switch (Answer.of(() -> page(ticket, cursor))) {
            case Answer.Given(var page) -> Html.page(status, Templates.sales(page, notice));
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(path(ticket.id()));
            case Answer.Refused(var why) -> ErrorAnswer.page(why).response();
        };
    }

    private SalesPage page(Ticket ticket, @Nullable String cursor) {
        Sale.Total total = payments.total(visitor.session(), ticket.id());
        Page<Sale> sales = Page.of(payments.sales(visitor.session(), ticket.id(), cursor));
        return SalesPage.of(ticket, total, sales, cursor, Words.of(visitor));
    }

    private RestResponse<String> confirm(int status, Ticket ticket, @Nullable Notice notice) {
        return Html.page(status, Templates.cancelEvent(StockPicture.of(ticket, Words.of(visitor)), notice));
    }

    private RestResponse<String> own(UUID id, Function<Ticket, RestResponse<String>> then) {
        return own.show(id, path(id), then);
    }

    private static String path(UUID id) {
        return SalesPage.path(id);
    }
}
