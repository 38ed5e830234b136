package io.ticketing.postgresql;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How to wait for the schema.
@ConfigMapping(prefix = "ticketing.migration")
interface MigrationConfig {

    /// How long the start of the service waits for it. After that the service starts anyway.
    @WithDefault("0s")
    Duration startPatience();

    /// The pause between two tries.
    @WithDefault("1s")
    Duration pause();
}
