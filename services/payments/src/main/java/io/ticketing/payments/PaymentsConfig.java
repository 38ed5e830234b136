package io.ticketing.payments;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMin;

/// The settings of payments.
@ConfigMapping(prefix = "ticketing.payments")
public interface PaymentsConfig {

    Gateway gateway();

    Settlement settlement();

    NewOrders newOrders();

    IdempotencyKeys idempotencyKeys();

    Overlooked overlooked();

    /// Where payments are authorised, captured and cancelled.
    interface Gateway {

        /// `https://api.stripe.com`, or a sandbox that speaks the same.
        URI url();

        /// The secret key.
        String key();

        /// How long the gateway may take to answer all calls of one step. After that the outcome is
        /// unknown.
        @DurationMin(millis = 1)
        @WithDefault("10s")
        Duration timeout();
    }

    /// Calls to the gateway that are due, whether or not a caller waits for them.
    interface Settlement {

        /// How often due calls are looked for, besides when this process announces one.
        @DurationMin(millis = 1)
        @WithDefault("1s")
        Duration pollInterval();

        /// How much longer than the gateway's time-out a call may be silent before it is repeated.
        @DurationMin(millis = 1)
        @WithDefault("5s")
        Duration grace();

        /// The pause before the first repetition of a call with an unknown outcome. It doubles each
        /// time.
        @DurationMin(millis = 1)
        @WithDefault("1s")
        Duration firstPause();

        /// The longest pause, also used after an answer that only a person can put right.
        @DurationMin(millis = 1)
        @WithDefault("1m")
        Duration longestPause();
    }

    /// Payments for an order so new that its placement may not have arrived here yet.
    interface NewOrders {

        /// How new an order must be, by its id, for a payment to wait for it.
        @DurationMin
        @WithDefault("30s")
        Duration newerThan();

        /// How long a payment waits for it.
        @DurationMin
        @WithDefault("3s")
        Duration patience();

        /// How many payments may wait at once.
        @WithDefault("1000")
        @Positive
        int maxWaiting();
    }

    /// Payments that orders should have reacted to by now.
    interface Overlooked {

        /// How long after they began.
        @DurationMin(millis = 1)
        @WithDefault("1m")
        Duration after();

        /// How often they are looked for.
        @DurationMin(millis = 1)
        @WithDefault("1m")
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
