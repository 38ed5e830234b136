package io.ticketing.database;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How long the database is waited for.
@ConfigMapping(prefix = "ticketing.database")
interface DatabaseConfig {

    /// Until a connection is there.
    @WithDefault("5s")
    Duration connectTimeout();

    /// For the next byte, then the connection is given up. Longer than the pool keeps a connection
    /// that nobody uses, which is just as silent, and a lock is waited for afterwards.
    @WithDefault("45s")
    Duration answerTimeout();
}
