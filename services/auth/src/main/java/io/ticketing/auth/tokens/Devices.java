package io.ticketing.auth.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

import io.ticketing.auth.domain.Email;

/// Marks browsers that a user has signed in from, so that other people's failures do not count
/// against them.
///
/// A mark is signed like an access token, but with another issuer. It gives no access: its holder
/// may only try passwords of this one account, as often as from any network.
@ApplicationScoped
public class Devices {

    public static final Duration LIFESPAN = Duration.ofDays(180);

    private static final String ISSUER = "ticketing-devices";

    private final SigningKeys keys;
    private final Clock clock;
    private final JwtConsumer consumer;

    Devices(SigningKeys keys, OwnKeys resolver, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.consumer = new JwtConsumerBuilder()
                .setExpectedIssuer(ISSUER)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setRequireJwtId()
                .setVerificationKeyResolver(resolver)
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .build();
    }

    public String mark(String email) {
        SigningKey key = keys.signer();
        Instant now = clock.instant();
        return Jwt.issuer(ISSUER)
                .subject(email)
                .issuedAt(now)
                .expiresAt(now.plus(LIFESPAN))
                .jws()
                .keyId(key.id())
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key.privateKey());
    }

    /// The name of the device that a mark is on, if the mark is valid and for this account.
    public Optional<String> known(@Nullable String mark, Email email) {
        if (mark == null) {
            return Optional.empty();
        }
        try {
            var claims = consumer.processToClaims(mark);
            return claims.getSubject().equals(email.value()) ? Optional.of(claims.getJwtId()) : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException notOurs) {
            return Optional.empty();
        }
    }
}
