package io.ticketing.idempotency;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMin;

/// How long requests are remembered.
@ConfigMapping(prefix = "ticketing.idempotency-keys")
interface IdempotencyConfig {

    /// How long an answer is kept for a retry.
    @DurationMin(millis = 1)
    @WithDefault("24h")
    Duration keep();
}
