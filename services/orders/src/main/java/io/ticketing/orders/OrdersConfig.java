package io.ticketing.orders;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMin;

/// The settings of orders.
@ConfigMapping(prefix = "ticketing.orders")
public interface OrdersConfig {

    /// How long tickets are held for an unpaid order.
    @DurationMin(millis = 1)
    @WithDefault("15m")
    Duration reservationTime();

    /// Ending this many reservations makes room for any single order, because each is for at least
    /// one ticket.
    int MOST_TICKETS = 100;

    /// How many tickets one order may be for.
    @Positive
    @Max(MOST_TICKETS)
    @WithDefault("10")
    int maxQuantity();

    /// How many placements may be in progress in this process; one more is told to try again later.
    @WithDefault("500")
    @Positive
    int maxPlacements();

    NewListings newListings();

    IdempotencyKeys idempotencyKeys();

    Overlooked overlooked();

    /// Orders for a ticket so new that its listing may not have arrived here yet.
    interface NewListings {

        /// How new a ticket must be, by its id, for an order to wait for it.
        @DurationMin
        @WithDefault("30s")
        Duration newerThan();

        /// How long an order waits for it.
        @DurationMin
        @WithDefault("3s")
        Duration patience();

        /// How many orders may wait at once.
        @WithDefault("1000")
        @Positive
        int maxWaiting();
    }

    /// Orders that an event should have moved on by now.
    interface Overlooked {

        /// How long an event may be missing before the order is moved on.
        @DurationMin(millis = 1)
        @WithDefault("1m")
        Duration after();

        /// How often they are looked for.
        @DurationMin(millis = 1)
        @WithDefault("30s")
        Duration lookEvery();
    }

    interface IdempotencyKeys {

        /// How long an answer is kept for a retry.
        @DurationMin(millis = 1)
        @WithDefault("24h")
        Duration keep();

        /// How often older ones are removed.
        @DurationMin(millis = 1)
        @WithDefault("10m")
        Duration purgeEvery();

        /// How many are removed in one transaction.
        @WithDefault("1000")
        @Positive
        @Max(10_000)
        int purgeBatch();
    }
}
