package io.ticketing.orders.application.steps;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.ticketing.idempotency.RepeatedRequests;
import io.ticketing.orders.domain.Placement;
import io.ticketing.orders.persistence.RememberedPlacement;

/// Answers a repeated request to place an order.
@Singleton
public class RepeatedPlacements extends RepeatedRequests<RememberedPlacement, Placement> {

    RepeatedPlacements(Clock clock) {
        super(RememberedPlacement.class, clock);
    }

    @Override
    protected boolean write(RememberedPlacement request, Placement answer) {
        return request.answer(answer);
    }

    @Override
    protected Placement read(RememberedPlacement request) {
        return request.answer();
    }

    @Override
    protected Placement keyReused() {
        return new Placement.KeyReused();
    }
}
