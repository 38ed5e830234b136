package io.ticketing.auth;

import java.nio.file.Path;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;

/// Settings of the service; `application.properties` has their defaults and says what they mean.
@ConfigMapping(prefix = "ticketing.auth")
public interface AuthConfig {

    Path keysDirectory();

    Duration keysReloadInterval();

    Duration keysPublishDelay();

    Duration accessTokenLifespan();

    Duration refreshTokenLifespan();

    Duration refreshLeeway();

    Duration purgeInterval();

    int purgeBatch();

    Passwords passwords();

    SignIn signIn();

    /// How passwords are hashed, and how many at once.
    interface Passwords {

        int memoryKib();

        int iterations();

        int parallelism();

        int threads();

        int queue();
    }

    /// How often a wrong password may be tried.
    interface SignIn {

        Duration period();

        int attemptsPerEmail();

        int attemptsPerAddress();

        int remembered();
    }
}
