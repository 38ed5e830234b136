package io.ticketing.postgresql;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How long to wait for the database.
@ConfigMapping(prefix = "ticketing.database")
interface DatabaseConfig {

    /// Until a connection is open.
    @WithDefault("5s")
    Duration connectTimeout();

    /// Until the next byte; then the connection is given up. It must be longer than the pool keeps
    /// an idle connection, which is silent too, and than a lock is waited for after that.
    @WithDefault("45s")
    Duration answerTimeout();
}
