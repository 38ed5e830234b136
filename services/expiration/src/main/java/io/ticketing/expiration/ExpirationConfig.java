package io.ticketing.expiration;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How deadlines are kept, how often they are checked, and how long to wait for an answer.
@ConfigMapping(prefix = "ticketing.expiration")
interface ExpirationConfig {

    /// The prefix of every key in Redis, as the hash tag that keeps the keys on one node.
    String keys();

    /// How often due reservations are looked for.
    @WithDefault("100ms")
    Duration poll();

    /// How many are claimed and published at once; if that many are due, the next follow at once.
    @WithDefault("1000")
    int batch();

    /// When a reservation is announced again if its order has not ended; pauses double.
    @WithDefault("500ms")
    Duration firstPause();

    @WithDefault("60s")
    Duration longestPause();

    /// How far the clocks of Redis, of these services and of orders may differ: until a deadline is
    /// this long past, it is announced again after the first pause.
    @WithDefault("5s")
    Duration clockSkew();

    /// How long past its deadline a reservation is announced if its order never ends.
    @WithDefault("24h")
    Duration keep();

    /// How long orders may hold tickets at most: what Redis lost is looked for in the orders'
    /// events from this long ago, and from as long as a reservation is kept past its deadline.
    @WithDefault("24h")
    Duration longestReservation();

    /// How often the offsets in the orders' events are compared with those in Redis.
    @WithDefault("250ms")
    Duration compare();

    /// The pause before another try while Redis or Kafka is down.
    @WithDefault("500ms")
    Duration retry();

    /// How long Redis may take to answer.
    @WithDefault("5s")
    Duration patience();

    /// How long publishing a batch may take; the producer itself gives up a little earlier.
    @WithDefault("35s")
    Duration publishing();
}
