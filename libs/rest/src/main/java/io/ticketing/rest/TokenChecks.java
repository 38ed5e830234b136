package io.ticketing.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/// Verifies tokens with keys in memory: SmallRye's own factory may fetch keys while a request
/// waits.
@ApplicationScoped
@Alternative
@Priority(1)
class TokenChecks extends JWTCallerPrincipalFactory {

    private final DefaultJWTTokenParser parser;

    TokenChecks(VerificationKeyResolver keys) {
        this.parser = new DefaultJWTTokenParser() {
            @Override
            protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo context) {
                return keys;
            }
        };
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        JwtContext parsed = parser.parse(token, context);
        String type = parsed.getJoseObjects().getFirst().getHeader("typ");
        return new DefaultJWTCallerPrincipal(type, parsed.getJwtClaims());
    }
}
