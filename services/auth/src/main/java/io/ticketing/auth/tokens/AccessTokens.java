package io.ticketing.auth.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.ticketing.auth.AuthConfig;
import io.ticketing.auth.domain.User;

/// Signs the tokens that every service accepts.
@ApplicationScoped
public class AccessTokens {

    private final SigningKeys keys;
    private final String issuer;
    private final Duration lifespan;
    private final Clock clock;

    AccessTokens(
            SigningKeys keys,
            AuthConfig config,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.lifespan = config.accessTokenLifespan();
        this.clock = clock;
    }

    public Duration lifespan() {
        return lifespan;
    }

    public String issue(User user, UUID sessionId) {
        SigningKey key = keys.signer();
        Instant now = clock.instant();
        return Jwt.issuer(issuer)
                .subject(user.id().toString())
                .claim("email", user.email())
                .claim("sid", sessionId.toString())
                .groups("user")
                .issuedAt(now)
                .expiresAt(now.plus(lifespan))
                .jws()
                .keyId(key.id())
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key.privateKey());
    }
}
