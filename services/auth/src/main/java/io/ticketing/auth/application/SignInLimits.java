package io.ticketing.auth.application;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

import io.ticketing.auth.AuthConfig;
import io.ticketing.auth.domain.Email;

/// How many attempts an e-mail and a client address have left; each replica counts for itself.
///
/// An attempt is taken before the password is verified, so that many at once count too, and
/// given back when it was the right one.
@ApplicationScoped
class SignInLimits {

    private final LoadingCache<Email, Bucket> emails;
    private final LoadingCache<String, Bucket> addresses;

    SignInLimits(AuthConfig config) {
        AuthConfig.SignIn limits = config.signIn();
        emails = buckets(limits.attemptsPerEmail(), limits);
        addresses = buckets(limits.attemptsPerAddress(), limits);
    }

    /// Takes an attempt, or tells how long to wait for one.
    Optional<Duration> take(Email email, String address) {
        ConsumptionProbe byAddress = addresses.get(address).tryConsumeAndReturnRemaining(1);
        if (!byAddress.isConsumed()) {
            return Optional.of(Duration.ofNanos(byAddress.getNanosToWaitForRefill()));
        }
        ConsumptionProbe byEmail = emails.get(email).tryConsumeAndReturnRemaining(1);
        return byEmail.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(byEmail.getNanosToWaitForRefill()));
    }

    void giveBack(Email email, String address) {
        emails.get(email).addTokens(1);
        addresses.get(address).addTokens(1);
    }

    private static <K> LoadingCache<K, Bucket> buckets(int attempts, AuthConfig.SignIn limits) {
        Bandwidth bandwidth =
                Bandwidth.builder()
                        .capacity(attempts)
                        .refillGreedy(attempts, limits.period())
                        .build();
        return Caffeine.newBuilder()
                .maximumSize(limits.remembered())
                .expireAfterAccess(limits.period())
                .build(key -> Bucket.builder().addLimit(bandwidth).build());
    }
}
