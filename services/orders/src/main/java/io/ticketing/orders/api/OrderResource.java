package io.ticketing.orders.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.ticketing.deadline.InTime;
import io.ticketing.orders.application.CancelOrder;
import io.ticketing.orders.application.PlaceOrder;
import io.ticketing.orders.domain.Cancellation;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.OrderTerms;
import io.ticketing.orders.domain.Placement;
import io.ticketing.orders.persistence.OrderRepository;
import io.ticketing.rest.Caller;

/// A buyer's own orders over HTTP.
@Authenticated
@Cancellable(false) // who hangs up does not stop what has begun
class OrderResource implements OrdersApi {

    private final PlaceOrder placeOrder;
    private final CancelOrder cancelOrder;
    private final OrderRepository orders;
    private final Caller caller;

    OrderResource(PlaceOrder placeOrder, CancelOrder cancelOrder, OrderRepository orders, Caller caller) {
        this.placeOrder = placeOrder;
        this.cancelOrder = cancelOrder;
        this.orders = orders;
        this.caller = caller;
    }

    @Override
    public Uni<RestResponse<OrderView>> place(PlaceOrderRequest body, @Nullable String idempotencyKey) {
        return placeOrder
                .place(body.of(caller.id()), Optional.ofNullable(idempotencyKey))
                .map(this::answer);
    }

    private RestResponse<OrderView> answer(Placement placement) {
        return switch (placement) {
            case Placement.Placed(var order, var _) -> created(order.id(), order.terms());
            case Placement.PlacedBefore(var orderId, var terms) -> created(orderId, terms);
            case Placement.SoldOut _ -> OrderProblems.soldOut().response();
            case Placement.PriceChanged(var current) ->
                OrderProblems.priceChanged(current).response();
            case Placement.NotChargeable(var why) ->
                OrderProblems.notChargeable(why).response();
            case Placement.Withdrawn _ -> OrderProblems.withdrawn().response();
            case Placement.UnknownTicket _ -> OrderProblems.unknownTicket().response();
            case Placement.OverLimit(var limit) ->
                OrderProblems.overLimit(limit).response();
            case Placement.KeyReused _ -> OrderProblems.keyReused().response();
            case Placement.Overloaded(var retryAfter) ->
                OrderProblems.overloaded(retryAfter).response();
        };
    }

    @Override
    @InTime
    @WithSession
    public Uni<RestResponse<List<OrderView>>> list(int limit, @Nullable UUID cursor) {
        return orders.ofBuyer(caller.id(), Optional.ofNullable(cursor), limit + 1)
                .map(found -> page(found, limit));
    }

    @Override
    @InTime
    @WithSession
    public Uni<RestResponse<OrderView>> show(UUID id) {
        return orders.findById(id).map(this::show);
    }

    private RestResponse<OrderView> show(Order order) {
        if (order == null) {
            return OrderProblems.unknownOrder().response();
        }
        return order.isOf(caller.id())
                ? RestResponse.ok(OrderView.of(order))
                : OrderProblems.notYours().response();
    }

    @Override
    public Uni<RestResponse<Void>> cancel(UUID id) {
        return cancelOrder.cancel(id, caller.id()).map(this::answer);
    }

    private RestResponse<Void> answer(Cancellation cancellation) {
        return switch (cancellation) {
            case Cancellation.Cancelled _, Cancellation.CancelledBefore _ -> RestResponse.noContent();
            case Cancellation.AlreadyPaid _ -> OrderProblems.alreadyPaid().response();
            case Cancellation.NotYours _ -> OrderProblems.notYours().response();
            case Cancellation.UnknownOrder _ -> OrderProblems.unknownOrder().response();
        };
    }

    private static RestResponse<OrderView> created(UUID orderId, OrderTerms terms) {
        return ResponseBuilder.<OrderView>created(URI.create(PATH + "/" + orderId))
                .entity(OrderView.asPlaced(orderId, terms))
                .build();
    }

    /// One more than asked for was looked up, to see whether there is a next page.
    private static RestResponse<List<OrderView>> page(List<Order> found, int limit) {
        var page = found.stream().limit(limit).map(OrderView::of).toList();
        var response = ResponseBuilder.ok(page);
        if (found.size() > limit) {
            var next =
                    PATH + "?limit=%d&cursor=%s".formatted(limit, page.getLast().id());
            response.header("Link", "<%s>; rel=\"next\"".formatted(next));
        }
        return response.build();
    }
}
