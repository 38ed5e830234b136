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

    /// A bound for the next setting.
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
}
