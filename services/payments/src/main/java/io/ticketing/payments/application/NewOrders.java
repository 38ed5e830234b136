package io.ticketing.payments.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.Contexts;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.persistence.PayableOrderRepository;

/// Waits for an order that was placed a moment ago and is still on its way here.
///
/// It looks again and again, as the event may reach another replica. No transaction is open
/// meanwhile.
@ApplicationScoped
class NewOrders {

    enum Arrival {
        ARRIVED,
        MISSING,
        TOO_MANY_WAIT
    }

    private final PayableOrderRepository orders;
    private final Contexts contexts;
    private final Clock clock;
    private final PaymentsConfig.NewOrders config;
    private final Semaphore places;

    NewOrders(
            PayableOrderRepository orders, Contexts contexts, Clock clock, PaymentsConfig config) {
        this.orders = orders;
        this.contexts = contexts;
        this.clock = clock;
        this.config = config.newOrders();
        this.places = new Semaphore(this.config.maxWaiting());
    }

    Uni<Arrival> await(UUID orderId) {
        if (!isNew(orderId)) {
            return Uni.createFrom().item(Arrival.MISSING);
        }
        if (!places.tryAcquire()) {
            return Uni.createFrom().item(Arrival.TOO_MANY_WAIT);
        }
        return look(orderId).onTermination().invoke(() -> places.release());
    }

    private Uni<Arrival> look(UUID orderId) {
        var looks = Math.max(1, config.patience().dividedBy(config.interval()));
        return Uni.createFrom()
                .deferred(() -> contexts.pause(config.interval()))
                .chain(() -> Panache.withSession(() -> orders.knows(orderId)))
                .repeat()
                .atMost(looks)
                .filter(known -> known)
                .toUni()
                .map(known -> known == null ? Arrival.MISSING : Arrival.ARRIVED);
    }

    /// A UUID of version 7 begins with the milliseconds of its making.
    private boolean isNew(UUID orderId) {
        if (orderId.version() != 7) {
            return false;
        }
        var placedAt = Instant.ofEpochMilli(orderId.getMostSignificantBits() >>> 16);
        return Duration.between(placedAt, clock.instant()).abs().compareTo(config.newerThan()) < 0;
    }
}
