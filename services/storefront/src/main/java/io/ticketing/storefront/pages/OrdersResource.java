package io.ticketing.storefront.pages;

import java.time.Clock;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.Order;
import io.ticketing.storefront.market.OrdersApi;
import io.ticketing.storefront.market.Page;
import io.ticketing.storefront.market.Payment;
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
    private final UnfinishedPayments unfinished;
    private final Visitor visitor;
    private final StorefrontConfig config;
    private final Clock clock;

    OrdersResource(
            @RestClient OrdersApi orders,
            @RestClient PaymentsApi payments,
            UnfinishedPayments unfinished,
            Visitor visitor,
            StorefrontConfig config,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.unfinished = unfinished;
        this.visitor = visitor;
        this.config = config;
        this.clock = clock;
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
        return show(200, id, payment, null);
    }

    /// A form's address, opened as a link. The next method is the same.
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
            case Answer.Refused(var why) -> Html.refused(why, show(why.status(), id, null, Notice.ofPayment(why)));
        };
    }

    @POST
    @Path("{id}/cancel")
    public RestResponse<String> cancel(@RestPath UUID id) {
        return switch (Answer.of(() -> orders.cancel(visitor.session(), id))) {
            case Answer.Given(var _) -> Html.seeOther(path(id));
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(path(id));
            case Answer.Refused(var why) -> Html.refused(why, show(why.status(), id, null, Notice.ofCancellation(why)));
        };
    }

    private TemplateInstance list(Page<Order> page) {
        Words words = Words.of(visitor);
        return Templates.orders(
                page.items().stream().map(order -> OrderRow.of(order, words)).toList(),
                page.next().map(next -> HOME + "?cursor=" + next).orElse(null));
    }

    private RestResponse<String> show(int status, UUID id, @Nullable UUID payment, @Nullable Notice notice) {
        return switch (Answer.of(() -> orders.show(visitor.session(), id))) {
            case Answer.Given(var order) -> checkout(status, order, paymentOf(order, payment), notice);
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(path(id));
            case Answer.Refused(var why) -> ErrorAnswer.page(why).response();
        };
    }

    private RestResponse<String> checkout(int status, Order order, @Nullable Payment payment, @Nullable Notice notice) {
        var checkout = Checkout.of(order, payment, Words.of(visitor), clock.instant());
        var stripeKey = config.stripePublishableKey().orElse(null);
        var page = Templates.order(checkout, notice, stripeKey, UUID.randomUUID());
        return stripeKey == null ? Html.page(status, page) : Html.pageWithStripe(status, page);
    }

    /// The payment that the address names, if it belongs to this order. Otherwise the one about
    /// which the bank asks the buyer, who may have closed the page.
    private @Nullable Payment paymentOf(Order order, @Nullable UUID payment) {
        if (payment == null) {
            return order.status() == Order.Status.CREATED
                    ? unfinished.of(order.id()).orElse(null)
                    : null;
        }
        return switch (Answer.of(() -> payments.show(visitor.session(), payment))) {
            case Answer.Given(var found) -> found.orderId().equals(order.id()) ? found : null;
            case Answer.Refused(var _) -> null;
        };
    }

    private static String path(UUID id) {
        return HOME + "/" + id;
    }
}
