package io.ticketing.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/// The service's own defaults, with some of them changed, for tests that start nothing.
public final class TestConfig {

    private TestConfig() {}

    public static AuthConfig with(Map<String, String> settings) {
        try {
            var defaults = TestConfig.class.getResource("/application.properties");
            var builder = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(new PropertiesConfigSource(defaults, 100))
                    .withConverter(Duration.class, 200, new DurationConverter())
                    .withValidateUnknown(false)
                    .withMapping(AuthConfig.class);
            return builder.withSources(new PropertiesConfigSource(settings, "test", 500))
                    .build()
                    .getConfigMapping(AuthConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
