package io.ticketing.expiration;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How deadlines are kept, how often they are looked at, and how long an answer is waited for.
@ConfigMapping(prefix = "ticketing.expiration")
interface ExpirationConfig {

    /// Put before the name of every key in Redis, as the hash tag that keeps them on one node.
    String keys();

    /// How often due reservations are looked for.
    @WithDefault("100ms")
    Duration poll();

    /// How many are claimed and published at once; when that many are due, the next follow at once.
    @WithDefault("1000")
    int batch();

    /// When a reservation is said to be due again if its order has not ended; pauses double.
    @WithDefault("500ms")
    Duration firstPause();

    @WithDefault("60s")
    Duration longestPause();

    /// How far the clocks of Redis, of these services and of orders may differ: until a deadline is
    /// this long past, word of it comes again after the first pause.
    @WithDefault("5s")
    Duration clockSkew();

    /// How long past its deadline a reservation is spoken of if nothing is ever heard of its order.
    @WithDefault("24h")
    Duration keep();

    /// How long orders may hold tickets at most: what Redis lost is looked for in the orders'
    /// events from this long ago, and from as long as a reservation is kept past its deadline.
    @WithDefault("24h")
    Duration longestReservation();

    /// How often the place in the orders' events is compared with what Redis remembers.
    @WithDefault("250ms")
    Duration compare();

    /// How long to wait before another try while Redis or Kafka is away.
    @WithDefault("500ms")
    Duration retry();

    /// How long an answer of Redis may take.
    @WithDefault("5s")
    Duration patience();

    /// How long publishing a batch may take; the producer itself gives up a little earlier.
    @WithDefault("35s")
    Duration publishing();
}
