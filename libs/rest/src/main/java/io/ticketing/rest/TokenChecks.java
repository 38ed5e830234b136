package io.ticketing.rest;

import java.security.Key;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/// Verifies tokens with keys in memory: SmallRye's own factory may fetch keys while a request
/// waits.
///
/// Verified tokens are remembered, because a signature costs as much CPU as the rest of a call.
/// They count until they expire, and only as long as the same key is published.
@ApplicationScoped
@Alternative
@Priority(1)
class TokenChecks extends JWTCallerPrincipalFactory {

    /// A few megabytes.
    private static final int REMEMBERED = 1_000;

    private final VerificationKeyResolver keys;
    private final DefaultJWTTokenParser parser;
    private final Map<String, Verified> verified = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
            return size() > REMEMBERED;
        }
    });

    private record Verified(JWTCallerPrincipal caller, JsonWebSignature header, Key key) {}

    TokenChecks(VerificationKeyResolver keys) {
        this.keys = keys;
        this.parser = new DefaultJWTTokenParser() {
            @Override
            protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo context) {
                return keys;
            }
        };
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        Verified earlier = verified.get(token);
        if (earlier != null && isValid(earlier)) {
            return earlier.caller();
        }
        verified.remove(token);
        Verified now = verify(token, context);
        verified.put(token, now);
        return now.caller();
    }

    private boolean isValid(Verified earlier) {
        try {
            return NumericDate.now().getValue() < earlier.caller().getExpirationTime()
                    && keys.resolveKey(earlier.header(), List.of()).equals(earlier.key());
        } catch (UnresolvableKeyException _) {
            return false;
        }
    }

    private Verified verify(String token, JWTAuthContextInfo context) throws ParseException {
        JwtContext parsed = parser.parse(token, context);
        var signed = (JsonWebSignature) parsed.getJoseObjects().getFirst();
        var header = new JsonWebSignature();
        header.setKeyIdHeaderValue(signed.getKeyIdHeaderValue());
        var caller = new DefaultJWTCallerPrincipal(signed.getHeader("typ"), parsed.getJwtClaims());
        return new Verified(caller, header, signed.getKey());
    }
}
