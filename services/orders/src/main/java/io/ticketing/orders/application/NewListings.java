package io.ticketing.orders.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.ticketing.orders.OrdersConfig;
import io.ticketing.orders.persistence.StockRepository;

/// Waits for a ticket that was listed a moment ago and is still on its way here.
///
/// It looks again and again, as the event may reach another replica. No transaction is open
/// meanwhile.
@ApplicationScoped
class NewListings {

    enum Arrival {
        ARRIVED,
        MISSING,
        TOO_MANY_WAIT
    }

    private final StockRepository stock;
    private final Pause pause;
    private final Clock clock;
    private final OrdersConfig.NewListings config;
    private final Gate waiting;

    NewListings(StockRepository stock, Pause pause, Clock clock, OrdersConfig config) {
        this.stock = stock;
        this.pause = pause;
        this.clock = clock;
        this.config = config.newListings();
        this.waiting = new Gate(this.config.maxWaiting());
    }

    Uni<Arrival> await(UUID ticketId) {
        return isNew(ticketId)
                ? waiting.admit(() -> look(ticketId), Arrival.TOO_MANY_WAIT)
                : Uni.createFrom().item(Arrival.MISSING);
    }

    private Uni<Arrival> look(UUID ticketId) {
        var looks = Math.max(1, config.patience().dividedBy(config.interval()));
        return Uni.createFrom()
                .deferred(() -> pause.of(config.interval()))
                .chain(() -> Panache.withSession(() -> stock.knows(ticketId)))
                .repeat()
                .atMost(looks)
                .filter(known -> known)
                .toUni()
                .map(known -> known == null ? Arrival.MISSING : Arrival.ARRIVED);
    }

    /// A UUID of version 7 begins with the milliseconds of its making.
    private boolean isNew(UUID ticketId) {
        if (ticketId.version() != 7) {
            return false;
        }
        var listedAt = Instant.ofEpochMilli(ticketId.getMostSignificantBits() >>> 16);
        return Duration.between(listedAt, clock.instant()).abs().compareTo(config.newerThan()) < 0;
    }
}
