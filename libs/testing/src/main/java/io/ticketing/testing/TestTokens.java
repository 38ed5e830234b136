package io.ticketing.testing;

import java.time.Duration;
import java.util.UUID;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

/// Access tokens like those of the auth service, for users that need no account.
public final class TestTokens {

    private static final Duration LIFESPAN = Duration.ofMinutes(15);

    private TestTokens() {}

    /// Value of an `Authorization` header.
    public static String bearer(UUID userId) {
        return "Bearer " + cookie(userId);
    }

    /// Value of the `session` cookie.
    public static String cookie(UUID userId) {
        return token(userId, LIFESPAN);
    }

    /// An access token that ends after the lifespan; a negative one has ended already.
    public static String token(UUID userId, Duration lifespan) {
        JwtClaimsBuilder claims = Jwt.issuer("ticketing")
                .subject(userId.toString())
                .upn(userId + "@example.com")
                .claim("email", userId + "@example.com")
                .claim("sid", UUID.randomUUID().toString())
                .groups("user")
                .expiresIn(lifespan);
        return claims.jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(TestKeys.KEY_ID)
                .sign(TestKeys.signingKey());
    }
}
