package io.ticketing.orders.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.ticketing.deadline.InTime;
import io.ticketing.orders.application.CancelOrder;
import io.ticketing.orders.application.PlaceOrder;
import io.ticketing.orders.domain.Cancellation;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.Placement;
import io.ticketing.orders.persistence.OrderRepository;
import io.ticketing.rest.Caller;
import io.ticketing.rest.IdempotencyHeader;
import io.ticketing.rest.ValidIdempotencyKey;

/// A buyer's own orders over HTTP.
@Path("/api/orders")
@Authenticated
@Tag(name = "Orders", description = "Hold tickets, and follow or cancel your orders")
@Cancellable(false) // who hangs up does not stop what has begun
class OrderResource {

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

    @POST
    @Operation(
            operationId = "placeOrder",
            summary = "Hold tickets until they are paid or the time is up",
            description = "With an `Idempotency-Key` it is safe to retry.")
    @APIResponse(
            responseCode = "201",
            description = "The tickets are held until `expiresAt`",
            headers = @Header(name = HttpHeaders.LOCATION, ref = HttpHeaders.LOCATION),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "404", description = "`unknown-ticket`")
    @APIResponse(responseCode = "409", description = "`sold-out`, `price-changed` or `ticket-withdrawn`")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`")
    @APIResponse(responseCode = "503", description = "`overloaded`: nothing is held; or a part of the system is down")
    public Uni<RestResponse<OrderView>> place(
            @NotNull @Valid PlaceOrderRequest body,
            @RestHeader(IdempotencyHeader.NAME)
                    @ValidIdempotencyKey
                    @Parameter(
                            description = IdempotencyHeader.MEANING,
                            schema = @Schema(type = SchemaType.STRING, pattern = IdempotencyHeader.FORM))
                    String idempotencyKey) {
        return placeOrder
                .place(body.of(caller.id()), Optional.ofNullable(idempotencyKey))
                .map(this::answer);
    }

    private RestResponse<OrderView> answer(Placement placement) {
        return switch (placement) {
            case Placement.Placed(var order, var _) -> created(order);
            case Placement.PlacedBefore(var order) -> created(order);
            case Placement.SoldOut _ -> OrderProblems.soldOut().response();
            case Placement.PriceChanged(var current) ->
                OrderProblems.priceChanged(current).response();
            case Placement.Withdrawn _ -> OrderProblems.withdrawn().response();
            case Placement.UnknownTicket _ -> OrderProblems.unknownTicket().response();
            case Placement.OverLimit(var limit) ->
                OrderProblems.overLimit(limit).response();
            case Placement.KeyReused _ -> OrderProblems.keyReused().response();
            case Placement.Overloaded(var retryAfter) ->
                OrderProblems.overloaded(retryAfter).response();
        };
    }

    @GET
    @InTime
    @WithSession
    @Operation(
            operationId = "listOrders",
            summary = "Your own orders, newest first",
            description = "Orders of any status.")
    @APIResponse(responseCode = "200", description = "A page")
    public Uni<RestResponse<List<OrderView>>> list(
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) @Parameter(description = "Page size") int limit,
            @RestQuery @Parameter(description = "Start of the page, from a `Link` header") UUID cursor) {
        return orders.ofBuyer(caller.id(), Optional.ofNullable(cursor), limit + 1)
                .map(found -> page(found, limit));
    }

    @GET
    @Path("{id}")
    @InTime
    @WithSession
    @Operation(
            operationId = "showOrder",
            summary = "One of your own orders",
            description = "Its `status` says whether it is paid.")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-order`")
    public Uni<RestResponse<OrderView>> show(@RestPath UUID id) {
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

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an unpaid order",
            description = "Its tickets go back on sale. A paid order can't be cancelled.")
    @APIResponse(responseCode = "204", description = "Cancelled, now or earlier")
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-order`")
    @APIResponse(responseCode = "409", description = "`already-paid`")
    public Uni<RestResponse<Void>> cancel(@RestPath UUID id) {
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

    private static RestResponse<OrderView> created(Order order) {
        return ResponseBuilder.<OrderView>created(URI.create("/api/orders/" + order.id()))
                .entity(OrderView.asPlaced(order))
                .build();
    }

    /// One more than asked for was looked up, to see whether there is a next page.
    private static RestResponse<List<OrderView>> page(List<Order> found, int limit) {
        var page = found.stream().limit(limit).map(OrderView::of).toList();
        var response = ResponseBuilder.ok(page);
        if (found.size() > limit) {
            var next = "/api/orders?limit=%d&cursor=%s"
                    .formatted(limit, page.getLast().id());
            response.header("Link", "<%s>; rel=\"next\"".formatted(next));
        }
        return response.build();
    }
}
