package io.ticketing.auth.tokens;

import java.security.Key;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/// Gives auth itself the keys that other services fetch.
@ApplicationScoped
class OwnKeys implements VerificationKeyResolver {

    private final SigningKeys keys;

    OwnKeys(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        return keys.publicKey(token.getKeyIdHeaderValue())
                .orElseThrow(() -> new UnresolvableKeyException("no key has this id"));
    }
}
