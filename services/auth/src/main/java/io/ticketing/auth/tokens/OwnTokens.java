package io.ticketing.auth.tokens;

import java.security.Key;

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
import org.jose4j.lang.UnresolvableKeyException;

/// Verifies tokens as every service does, but with the keys at hand instead of those over HTTP.
@ApplicationScoped
@Alternative
@Priority(1)
class OwnTokens extends JWTCallerPrincipalFactory {

    private final DefaultJWTTokenParser parser;

    OwnTokens(SigningKeys keys) {
        this.parser =
                new DefaultJWTTokenParser() {
                    @Override
                    protected VerificationKeyResolver getVerificationKeyResolver(
                            JWTAuthContextInfo context) {
                        return (token, nesting) -> resolve(keys, token.getKeyIdHeaderValue());
                    }
                };
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context)
            throws ParseException {
        JwtContext parsed = parser.parse(token, context);
        String type = parsed.getJoseObjects().getFirst().getHeader("typ");
        return new DefaultJWTCallerPrincipal(type, parsed.getJwtClaims());
    }

    private static Key resolve(SigningKeys keys, String id) throws UnresolvableKeyException {
        return keys.publicKey(id)
                .orElseThrow(() -> new UnresolvableKeyException("no key has this id"));
    }
}
