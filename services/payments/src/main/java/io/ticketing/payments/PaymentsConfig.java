package io.ticketing.payments;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMin;

/// The settings of payments.
@ConfigMapping(prefix = "ticketing.payments")
public interface PaymentsConfig {

    Gateway gateway();

    Breaker breaker();

    Settlement settlement();

    NewOrders newOrders();

    Returns returns();

    Webhooks webhooks();

    /// What the platform keeps of each sale, in basis points: hundredths of a percent of the amount.
    /// It applies to payments that begin later.
    @Min(0)
    @Max(10_000)
    @WithDefault("0")
    int fee();

    Payouts payouts();

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

        /// How many buyers may wait for the gateway at once, in this process: the payments that
        /// begin in a second, times the seconds that the gateway takes for two calls. Each has a
        /// connection, which is opened when it is needed.
        @Min(1)
        @WithDefault("200")
        int paymentsAtOnce();
    }

    /// Keeps buyers away from a gateway that is down.
    interface Breaker {

        /// After how many failures in a row.
        @Min(1)
        @WithDefault("10")
        int failures();

        /// The pause before one payment may find out whether the gateway works again.
        @DurationMin(millis = 1)
        @WithDefault("5s")
        Duration pause();
    }

    /// Calls to the gateway that are due, whether or not a caller waits for them.
    interface Settlement {

        /// How many of them may be in progress at once, in this process: as for buyers, but a
        /// capture is one call. They have connections of their own.
        @Min(1)
        @WithDefault("100")
        int atOnce();

        /// How many refunds may be in progress at once, in this process, on connections of their own.
        @Min(1)
        @WithDefault("16")
        int refundsAtOnce();

        /// How long a refund at which the gateway has failed may still be made by that call. It is asked
        /// for again only after that time.
        @DurationMin(millis = 1)
        @WithDefault("10m")
        Duration doubt();

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

    /// What sellers get.
    interface Payouts {

        /// How long after its capture the money of a sale is kept at least. It is kept for as long as the
        /// buyer may return the tickets, too.
        @DurationMin
        @WithDefault("7d")
        Duration delay();

        /// How often sellers are paid what has become available.
        @DurationMin(millis = 1)
        @WithDefault("1h")
        Duration every();

        /// The smallest payout, in the smallest units of its currency. Less waits for more.
        @Min(1)
        @WithDefault("100")
        long minimum();

        /// How many payouts may be in progress at once, in this process, on connections of their own.
        @Min(1)
        @WithDefault("4")
        int atOnce();
    }

    /// Where a bank that has asked a buyer may send the buyer back to.
    interface Returns {

        /// The storefront's address, as browsers know it.
        @WithDefault("http://localhost:8080")
        URI storefront();

        /// The origins of other shops that callers may name, such as `https://shop.example`.
        Optional<Set<URI>> origins();
    }

    /// Payments for an order so new that its placement may not have arrived here yet.
    interface NewOrders {

        /// How long a payment waits for it.
        @DurationMin
        @WithDefault("3s")
        Duration patience();
    }

    /// What the gateway tells of its own accord.
    interface Webhooks {

        /// The secrets that sign it, `whsec_…`; several while one replaces another. Without any,
        /// webhooks are refused.
        Optional<List<String>> secrets();

        /// How old a signature may be.
        @DurationMin(millis = 1)
        @WithDefault("5m")
        Duration tolerance();

        /// How long an event waits for the answer to the call that it tells about.
        @DurationMin
        @WithDefault("1s")
        Duration patience();

        /// How long events are remembered: at least as long as the gateway may send one again.
        @DurationMin(days = 4)
        @WithDefault("30d")
        Duration keep();
    }
}
