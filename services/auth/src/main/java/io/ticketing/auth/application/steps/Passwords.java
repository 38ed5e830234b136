package io.ticketing.auth.application.steps;

import java.security.SecureRandom;
import java.text.Normalizer;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.auth.AuthConfig;
import io.ticketing.auth.argon2.Cost;
import io.ticketing.auth.argon2.PasswordHash;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Hashes and verifies passwords, in separate lanes for sign-ins and sign-ups, so that a crowd in
/// one does not delay the other.
@ApplicationScoped
public class Passwords {

    /// As OWASP recommends it. Each thread needs this much memory.
    private static final Cost COST = new Cost(19_456, 2);

    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private static final String NOBODYS = new PasswordHash(COST, new byte[SALT_BYTES], new byte[HASH_BYTES]).toString();

    private final HashingLane signIns;
    private final HashingLane signUps;

    Passwords(AuthConfig config) {
        AuthConfig.Passwords settings = config.passwords();
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
        return signIns.run(() -> PasswordHash.parse(hash).isOf(normalized(password)), client);
    }

    /// A hash that no password has, which takes as long to verify as any other.
    public String nobodys() {
        return NOBODYS;
    }

    public boolean isOutdated(String hash) {
        return !PasswordHash.parse(hash).cost().equals(COST);
    }

    @PreDestroy
    void stop() {
        signIns.stop();
        signUps.stop();
    }

    private String hash(String password) {
        return PasswordHash.of(normalized(password), salt(), COST, HASH_BYTES).toString();
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
