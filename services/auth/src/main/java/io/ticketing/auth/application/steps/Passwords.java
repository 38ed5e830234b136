package io.ticketing.auth.application.steps;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.AuthConfig;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Hashes and verifies passwords, in separate lanes for sign-ins and sign-ups, so that a crowd in
/// one does not delay the other.
///
/// Created at the start: Argon2Function adds a shutdown hook, which fails once a stop has begun.
@Startup
@ApplicationScoped
public class Passwords {

    // Argon2id as OWASP recommends it. Each thread needs this much memory.
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;

    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final Argon2Function argon2;
    private final String parameters;
    private final String nobodys;
    private final HashingLane signIns;
    private final HashingLane signUps;

    Passwords(AuthConfig config) {
        AuthConfig.Passwords settings = config.passwords();
        argon2 = Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID);
        parameters =
                "$argon2id$v=%d$m=%d,t=%d,p=%d$".formatted(argon2.getVersion(), MEMORY_KIB, ITERATIONS, PARALLELISM);
        nobodys = parameters + zeros(SALT_BYTES) + "$" + zeros(HASH_BYTES);
        signIns = new HashingLane("sign-in-", settings.threads());
        signUps = new HashingLane("sign-up-", settings.signUpThreads());
    }

    /// The hash of a new account's password.
    public Uni<String> hash(String password, Client client) {
        return signUps.run(() -> hash(password), client);
    }

    /// A new hash of a correct password, with newer parameters.
    public Uni<String> renew(String password, Client client) {
        return signIns.run(() -> hash(password), client);
    }

    public Uni<Boolean> matches(String password, String hash, Client client) {
        return signIns.run(
                () -> Argon2Function.getInstanceFromHash(hash).check(normalized(password), hash.getBytes(UTF_8)),
                client);
    }

    /// A hash that no password has, which takes as long to verify as any other.
    public String nobodys() {
        return nobodys;
    }

    public boolean isOutdated(String hash) {
        return !hash.startsWith(parameters);
    }

    @PreDestroy
    void stop() {
        signIns.stop();
        signUps.stop();
    }

    private String hash(String password) {
        return argon2.hash(normalized(password), salt()).getResult();
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }

    /// The same password, however a keyboard composes its characters.
    private static byte[] normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(UTF_8);
    }

    private static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        // Not a constant: a native executable would contain one that was seeded at build time.
        new SecureRandom().nextBytes(salt);
        return salt;
    }
}
