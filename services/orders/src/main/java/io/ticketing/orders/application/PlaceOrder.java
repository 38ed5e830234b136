package io.ticketing.orders.application;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.OrdersConfig;
import io.ticketing.orders.application.steps.NewListings;
import io.ticketing.orders.application.steps.PlacementLanes;
import io.ticketing.orders.domain.OrderRequest;
import io.ticketing.orders.domain.Placement;
import io.ticketing.orders.domain.Placement.OverLimit;
import io.ticketing.orders.domain.Placement.Overloaded;
import io.ticketing.orders.domain.Placement.UnknownTicket;

/// Places an order. This is the hot path of the system, so it accepts no more than it can serve.
@ApplicationScoped
public class PlaceOrder {

    private final PlacementLanes lanes;
    private final NewListings newListings;
    private final int maxQuantity;

    PlaceOrder(PlacementLanes lanes, NewListings newListings, OrdersConfig config) {
        this.lanes = lanes;
        this.newListings = newListings;
        this.maxQuantity = config.maxQuantity();
    }

    /// @param key makes a repeated request safe: it gets the answer of the first one
    public Uni<Placement> place(OrderRequest request, Optional<String> key) {
        if (request.quantity() > maxQuantity) {
            return Uni.createFrom().item(new OverLimit(maxQuantity));
        }
        return lanes.place(request, key)
                .chain(placement -> placement instanceof UnknownTicket
                        ? attemptOnceListed(request, key)
                        : Uni.createFrom().item(placement));
    }

    private Uni<Placement> attemptOnceListed(OrderRequest request, Optional<String> key) {
        return newListings.await(request.ticketId(), request.buyerId()).chain(arrival -> switch (arrival) {
            case ARRIVED -> lanes.place(request, key);
            case MISSING -> Uni.createFrom().item(new UnknownTicket());
            case TOO_MANY_WAIT -> Uni.createFrom().item(Overloaded.forNow());
        });
    }
}
