package io.ticketing.expiration;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The settings of expiration.
@ConfigMapping(prefix = "ticketing.expiration")
interface ExpirationConfig {

    /// The prefix of every key in Redis, as the hash tag that keeps the keys on one node. It
    /// separates this deployment's keys from others', like its topics.
    @WithDefault("${ticketing.topics.prefix:}expiration")
    String keys();

    /// How many are claimed and published at once; if that many are due, the next follow at once.
    @WithDefault("1000")
    int batch();

    /// The longest pause before a reservation is announced again if its order has not ended.
    @WithDefault("60s")
    Duration longestPause();

    /// How long orders may hold tickets at most: what Redis lost is looked for in the orders'
    /// events from this long ago, and from as long as a reservation is kept past its deadline.
    @WithDefault("24h")
    Duration longestReservation();
}
