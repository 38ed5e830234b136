package io.ticketing.auth;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;

import io.smallrye.config.ConfigMapping;
import org.hibernate.validator.constraints.time.DurationMin;

/// Settings of the service; `application.properties` has their defaults and explains them.
@ConfigMapping(prefix = "ticketing.auth")
public interface AuthConfig {

    Path keysDirectory();

    @DurationMin(millis = 1)
    Duration keysReloadInterval();

    @DurationMin
    Duration keysPublishDelay();

    @DurationMin(seconds = 1)
    Duration accessTokenLifespan();

    @DurationMin(seconds = 1)
    Duration refreshTokenLifespan();

    @DurationMin(millis = 1)
    Duration purgeInterval();

    @Positive
    @Max(10_000)
    int purgeBatch();

    Passwords passwords();

    Attempts attempts();

    SignIn signIn();

    SignUp signUp();

    /// How passwords are hashed, and how many at once.
    interface Passwords {

        /// Argon2 accepts no less.
        @Min(8)
        int memoryKib();

        @Positive
        int iterations();

        @Positive
        int parallelism();

        @Positive
        int threads();

        @Positive
        int signUpThreads();

        @Positive
        int queue();

        @DurationMin(millis = 1)
        Duration patience();
    }

    /// How attempts are counted.
    interface Attempts {

        String keys();

        @Positive
        int remembered();
    }

    /// How many accounts may be made.
    interface SignUp {

        @DurationMin(millis = 1)
        Duration period();

        @Positive
        int attemptsPerAddress();
    }

    /// How often a wrong password may be tried.
    interface SignIn {

        @DurationMin(millis = 1)
        Duration period();

        @Positive
        int attemptsPerEmail();

        @Positive
        int attemptsPerAddress();

        @Positive
        int attemptsOfStrangers();
    }
}
