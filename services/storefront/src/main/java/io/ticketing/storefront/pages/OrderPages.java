package io.ticketing.storefront.pages;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.Order;
import io.ticketing.storefront.market.OrdersApi;
import io.ticketing.storefront.market.Payment;
import io.ticketing.storefront.market.PaymentsApi;
import io.ticketing.storefront.session.Visitor;

/// The page of an order, on which it is paid, and its tickets are returned.
@ApplicationScoped
class OrderPages {

    private final OrdersApi orders;
    private final PaymentsApi payments;
    private final UnfinishedPayments unfinished;
    private final ReturnDesk returns;
    private final Visitor visitor;
    private final StorefrontConfig config;
    private final Clock clock;

    OrderPages(
            @RestClient OrdersApi orders,
            @RestClient PaymentsApi payments,
            UnfinishedPayments unfinished,
            ReturnDesk returns,
            Visitor visitor,
            StorefrontConfig config,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.unfinished = unfinished;
        this.returns = returns;
        this.visitor = visitor;
        this.config = config;
        this.clock = clock;
    }

    /// @param payment the payment that the address names, if it does
    RestResponse<String> show(int status, UUID id, @Nullable UUID payment, @Nullable Notice notice) {
        return switch (Answer.of(() -> orders.show(visitor.session(), id))) {
            case Answer.Given(var order) -> checkout(status, order, paymentOf(order, payment), notice);
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst("/orders/" + id);
            case Answer.Refused(var why) -> ErrorAnswer.page(why).response();
        };
    }

    private RestResponse<String> checkout(int status, Order order, @Nullable Payment payment, @Nullable Notice notice) {
        var kept = order.isOver() ? returns.of(order) : Returns.unknown(order.quantity());
        var checkout = Checkout.of(order, payment, kept, Words.of(visitor), clock.instant());
        var stripeKey = config.stripePublishableKey().orElse(null);
        var page = Templates.order(checkout, notice, stripeKey, UUID.randomUUID());
        return stripeKey == null ? Html.page(status, page) : Html.pageWithStripe(status, page);
    }

    /// The payment that the address names, if it belongs to this order. Otherwise one that is not
    /// finished: its buyer may have closed the page.
    private @Nullable Payment paymentOf(Order order, @Nullable UUID payment) {
        if (payment == null) {
            return order.status() == Order.Status.CREATED || order.mayBeRevived()
                    ? unfinished.of(order.id()).orElse(null)
                    : null;
        }
        return switch (Answer.of(() -> payments.show(visitor.session(), payment))) {
            case Answer.Given(var found) -> found.orderId().equals(order.id()) ? found : null;
            case Answer.Refused(var _) -> null;
        };
    }
}
