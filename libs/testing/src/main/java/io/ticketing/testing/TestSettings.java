package io.ticketing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import jakarta.validation.Validation;
import jakarta.validation.Validator;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;

/// Reads a service's settings as its start does, without starting it.
public final class TestSettings {

    private static final int OVER_THE_DEFAULTS = 1_000;

    private TestSettings() {}

    /// The settings of `application.properties` on the class path, overridden by others.
    ///
    /// @throws ConfigValidationException if the service would refuse to start
    public static <T> T read(Class<T> mapping, Map<String, String> settings) {
        var defaults = TestSettings.class.getClassLoader().getResource("application.properties");
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDiscoveredConverters()
                    .withSources(
                            new PropertiesConfigSource(defaults),
                            new PropertiesConfigSource(settings, "test", OVER_THE_DEFAULTS))
                    .withMapping(mapping)
                    .withValidator(new Checked(validators.getValidator()))
                    .build()
                    .getConfigMapping(mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Checked(Validator validator) implements BeanValidationConfigValidator {

        @Override
        public Validator getValidator() {
            return validator;
        }
    }
}
