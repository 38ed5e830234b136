package io.ticketing.auth;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Positive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMin;

/// The settings of auth.
@ConfigMapping(prefix = "ticketing.auth")
public interface AuthConfig {

    /// The folder of signing keys: PEM files (PKCS#8 or SEC 1, EC P-256). A file's name without
    /// `.pem` is the key's id.
    @WithDefault("keys")
    Path keysDirectory();

    @DurationMin(millis = 1)
    @WithDefault("10s")
    Duration keysReloadInterval();

    /// A key signs this long after its file was written: by then every service has fetched its
    /// public half.
    @DurationMin
    @WithDefault("5m")
    Duration keysPublishDelay();

    @DurationMin(seconds = 1)
    @WithDefault("15m")
    Duration accessTokenLifespan();

    @DurationMin(seconds = 1)
    @WithDefault("30d")
    Duration refreshTokenLifespan();

    @DurationMin(millis = 1)
    @WithDefault("1h")
    Duration purgeInterval();

    Passwords passwords();

    Attempts attempts();

    SignIn signIn();

    SignUp signUp();

    /// How many passwords are hashed at once.
    interface Passwords {

        /// Threads for sign-ins.
        @Positive
        @WithDefault("2")
        int threads();

        /// Threads for sign-ups.
        @Positive
        @WithDefault("1")
        int signUpThreads();
    }

    /// How attempts are counted, for all replicas in Redis.
    interface Attempts {

        /// Separates this deployment's counters from others'.
        @WithDefault("${ticketing.topics.prefix:}auth")
        String keys();
    }

    /// How many accounts may be made.
    interface SignUp {

        @DurationMin(millis = 1)
        @WithDefault("1m")
        Duration period();

        /// New accounts from one network in each period.
        @Positive
        @WithDefault("60")
        int attemptsPerAddress();
    }

    /// How often a wrong password may be tried.
    interface SignIn {

        @DurationMin(millis = 1)
        @WithDefault("1m")
        Duration period();

        /// For one account from one network or known browser; after that each attempt must wait
        /// longer.
        @Positive
        @WithDefault("20")
        int attemptsPerEmail();

        /// From one network in each period, for all accounts together.
        @Positive
        @WithDefault("300")
        int attemptsPerAddress();

        /// For one account in each hour, from all networks together where it has never signed in.
        @Positive
        @WithDefault("200")
        int attemptsOfStrangers();
    }
}
