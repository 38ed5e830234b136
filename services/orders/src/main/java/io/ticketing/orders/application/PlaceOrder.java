package io.ticketing.orders.application;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.OrdersConfig;
import io.ticketing.orders.application.steps.Gate;
import io.ticketing.orders.application.steps.NewListings;
import io.ticketing.orders.application.steps.PlacementTransaction;
import io.ticketing.orders.domain.OrderRequest;
import io.ticketing.orders.domain.Placement;
import io.ticketing.orders.domain.Placement.OverLimit;
import io.ticketing.orders.domain.Placement.Overloaded;
import io.ticketing.orders.domain.Placement.UnknownTicket;

/// Places an order. This is the hot path of the system, so it accepts no more than it can serve.
@ApplicationScoped
public class PlaceOrder {

    private static final Overloaded OVERLOADED = new Overloaded(Duration.ofSeconds(1));

    private final PlacementTransaction transaction;
    private final NewListings newListings;
    private final Gate gate;
    private final int maxQuantity;

    PlaceOrder(PlacementTransaction transaction, NewListings newListings, OrdersConfig config) {
        this.transaction = transaction;
        this.newListings = newListings;
        this.gate = new Gate(config.maxPlacements());
        this.maxQuantity = config.maxQuantity();
    }

    /// @param key makes a repeated request safe: it gets the answer of the first one
    public Uni<Placement> place(OrderRequest request, Optional<String> key) {
        if (request.quantity() > maxQuantity) {
            return Uni.createFrom().item(new OverLimit(maxQuantity));
        }
        return attempt(request, key)
                .chain(placement -> placement instanceof UnknownTicket
                        ? attemptOnceListed(request, key)
                        : Uni.createFrom().item(placement));
    }

    private Uni<Placement> attempt(OrderRequest request, Optional<String> key) {
        return gate.admit(() -> transaction.run(request, key), OVERLOADED);
    }

    private Uni<Placement> attemptOnceListed(OrderRequest request, Optional<String> key) {
        return newListings.await(request.ticketId(), request.buyerId()).chain(arrival -> switch (arrival) {
            case ARRIVED -> attempt(request, key);
            case MISSING -> Uni.createFrom().item(new UnknownTicket());
            case TOO_MANY_WAIT -> Uni.createFrom().item(OVERLOADED);
        });
    }
}
