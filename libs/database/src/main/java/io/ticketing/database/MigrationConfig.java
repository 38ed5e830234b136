package io.ticketing.database;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How the schema is waited for.
@ConfigMapping(prefix = "ticketing.migration")
interface MigrationConfig {

    /// How long the start of the service waits for it. The service starts when that is over, too.
    @WithDefault("0s")
    Duration startPatience();

    /// The pause between two tries.
    @WithDefault("1s")
    Duration pause();
}
