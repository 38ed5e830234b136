package io.ticketing.storefront.pages;

import java.math.BigInteger;
import java.util.UUID;

import jakarta.ws.rs.BadRequestException;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.Order;
import io.ticketing.storefront.market.OrdersApi;
import io.ticketing.storefront.market.Page;
import io.ticketing.storefront.market.PaymentsApi;
import io.ticketing.storefront.session.Visitor;

/// A buyer's own orders, and the page where one is paid.
@Path("/orders")
@RunOnVirtualThread
@InTurn
@Produces(MediaType.TEXT_HTML)
class OrdersResource {

    private static final String HOME = "/orders";

    private final OrdersApi orders;
    private final PaymentsApi payments;
    private final OrderPages pages;
    private final Visitor visitor;

    OrdersResource(@RestClient OrdersApi orders, @RestClient PaymentsApi payments, OrderPages pages, Visitor visitor) {
        this.orders = orders;
        this.payments = payments;
        this.pages = pages;
        this.visitor = visitor;
    }

    @GET
    public RestResponse<String> list(@RestQuery @Nullable String cursor) {
        return switch (Answer.of(() -> Page.of(orders.own(visitor.session(), cursor)))) {
            case Answer.Given(var page) -> Html.page(list(page));
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(HOME);
            case Answer.Refused(var why) -> ErrorAnswer.page(why).response();
        };
    }

    @GET
    @Path("{id}")
    public RestResponse<String> show(@RestPath UUID id, @RestQuery @Nullable UUID payment) {
        return pages.show(200, id, payment, null);
    }

    /// A form's address, opened as a link. The next methods are the same.
    @GET
    @Path("{id}/payments")
    public RestResponse<String> backFromPaying(@RestPath UUID id) {
        return Html.seeOther(path(id));
    }

    @GET
    @Path("{id}/cancel")
    public RestResponse<String> backFromCancelling(@RestPath UUID id) {
        return Html.seeOther(path(id));
    }

    @POST
    @Path("{id}/payments")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> pay(
            @RestPath UUID id,
            @RestForm @Nullable String token,
            @RestForm @Nullable UUID key,
            @RestHeader("HX-Request") boolean byScript) {
        var charge = new PaymentsApi.Charge(id, Forms.text(token));
        return switch (Answer.of(() -> payments.pay(visitor.session(), key, charge))) {
            case Answer.Given(var payment)
            when byScript && payment.bank().isPresent() ->
                Html.leave(payment.bank().get());
            // A form without scripts must not lead to another site: the page has a link to the bank.
            case Answer.Given(var payment) -> Html.seeOther(path(id) + "?payment=" + payment.id());
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(path(id));
            case Answer.Refused(var why) ->
                Html.refused(why, pages.show(why.status(), id, null, Notice.ofPayment(why)));
        };
    }

    @POST
    @Path("{id}/cancel")
    public RestResponse<String> cancel(@RestPath UUID id) {
        return switch (Answer.of(() -> orders.cancel(visitor.session(), id))) {
            case Answer.Given(var _) -> Html.seeOther(path(id));
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(path(id));
            case Answer.Refused(var why) ->
                Html.refused(why, pages.show(why.status(), id, null, Notice.ofCancellation(why)));
        };
    }

    @GET
    @Path("{id}/returns")
    public RestResponse<String> backFromReturning(@RestPath UUID id) {
        return Html.seeOther(path(id));
    }

    @POST
    @Path("{id}/returns")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> giveBack(
            @RestPath UUID id,
            @RestForm @Nullable UUID payment,
            @RestForm @Nullable String quantity,
            @RestForm @Nullable UUID key) {
        if (payment == null) {
            throw new BadRequestException();
        }
        return switch (Words.of(visitor).readCount(quantity)) {
            case Entry.Read(var number) -> giveBack(id, payment, Forms.whole(number), key);
            case Entry.Refused(var why) -> pages.show(400, id, null, new Notice("Not returned", "How many? " + why));
        };
    }

    private RestResponse<String> giveBack(UUID id, UUID payment, @Nullable BigInteger quantity, @Nullable UUID key) {
        var wish = new PaymentsApi.Return(quantity, null, null);
        return switch (Answer.of(() -> payments.refund(visitor.session(), key, payment, wish))) {
            case Answer.Given(var _) -> Html.seeOther(path(id));
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(path(id));
            case Answer.Refused(var why) -> Html.refused(why, pages.show(why.status(), id, null, Notice.ofRefund(why)));
        };
    }

    private TemplateInstance list(Page<Order> page) {
        Words words = Words.of(visitor);
        return Templates.orders(
                page.items().stream().map(order -> OrderRow.of(order, words)).toList(),
                page.next().map(next -> HOME + "?cursor=" + next).orElse(null));
    }

    private static String path(UUID id) {
        return HOME + "/" + id;
    }
}
