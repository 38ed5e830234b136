package io.ticketing.rest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/// The public keys of auth, fetched in the background: no request ever waits for them.
///
/// They are fetched at the start, each minute, and soon after a token has named an unknown one. The
/// last fetched keys stay in use until there are newer ones, however long auth is down.
@ApplicationScoped
class FetchedKeys implements VerificationKeyResolver {

    private static final long BETWEEN_FETCHES = Duration.ofMinutes(1).toMillis();
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /// While no key is known: auth may be about to start, and until then every token is refused.
    private static final Duration PAUSE_WITHOUT_KEYS = Duration.ofMillis(250);

    private static final int MOST_DOUBLINGS = 5;

    /// A key signs only minutes after it was published. So keys fetched within this time include
    /// all that sign.
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final Vertx vertx;
    private final URI location;
    private final KeySource source;
    private final Context context;

    private volatile Map<String, Key> keys = Map.of();
    private volatile long fetchedAt;
    private volatile long askedAt;
    private volatile boolean stopped;

    // These are used on the context only.
    private boolean asking;
    private int failures;
    private long timer;

    FetchedKeys(Vertx vertx, @ConfigProperty(name = "mp.jwt.verify.publickey.location") URI location) {
        this.vertx = vertx;
        this.location = location;
        this.source = new KeySource(vertx, location);
        this.context = vertx.getOrCreateContext();
    }

    void start(@Observes StartupEvent event) throws IOException {
        if (isFile()) {
            take(keysOf(Files.readString(Path.of(location))));
        } else {
            context.runOnContext(_ -> ask());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        String id = token.getKeyIdHeaderValue();
        Key key = id == null ? null : keys.get(id);
        if (key != null) {
            return key;
        }
        if (isFile()) {
            throw new UnresolvableKeyException("no key has this id");
        }
        if (isOver(SHORTEST_PAUSE, askedAt)) {
            context.runOnContext(_ -> ask());
        }
        if (keys.isEmpty() || isOver(FRESH, fetchedAt)) {
            // The token may be valid, so its owner should keep it and try again.
            throw new UnresolvableKeyException(
                    "which keys there are is not known",
                    new IOException("no public keys, or old ones, from " + location));
        }
        throw new UnresolvableKeyException("no key has this id");
    }

    private void ask() {
        if (asking || stopped) {
            return;
        }
        asking = true;
        askedAt = System.nanoTime();
        vertx.cancelTimer(timer);
        source.read()
                .map(FetchedKeys::keysOf)
                .onSuccess(this::take)
                .onFailure(this::complain)
                .onComplete(result -> {
                    asking = false;
                    timer = vertx.setTimer(pauseAfter(result.succeeded()), _ -> ask());
                });
    }

    private void take(Map<String, Key> fetched) {
        keys = fetched;
        fetchedAt = System.nanoTime();
    }

    private void complain(Throwable failure) {
        if (failures == 0) {
            Log.warnf("The public keys can't be fetched, trying again: %s", failure);
        }
    }

    private long pauseAfter(boolean success) {
        failures = success ? 0 : Math.min(failures + 1, MOST_DOUBLINGS);
        if (keys.isEmpty()) {
            return PAUSE_WITHOUT_KEYS.toMillis();
        }
        return success ? BETWEEN_FETCHES : SHORTEST_PAUSE.toMillis() << failures - 1;
    }

    private boolean isFile() {
        return "file".equals(location.getScheme());
    }

    private static boolean isOver(Duration time, long since) {
        return System.nanoTime() - since > time.toNanos();
    }

    private static Map<String, Key> keysOf(String published) {
        try {
            Map<String, Key> keys = new JsonWebKeySet(published)
                    .getJsonWebKeys().stream()
                            .filter(key -> key.getKeyId() != null)
                            .collect(Collectors.toUnmodifiableMap(
                                    JsonWebKey::getKeyId, JsonWebKey::getKey, (one, _) -> one));
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("there is no key in the answer");
            }
            return keys;
        } catch (JoseException unreadable) {
            throw new IllegalArgumentException("the answer is no set of keys", unreadable);
        }
    }
}
