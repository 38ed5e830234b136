package io.ticketing.auth.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// A refresh token as its owner holds it: 256 random bits.
public record RefreshSecret(String value) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    public static RefreshSecret random() {
        byte[] bits = new byte[32];
        // Not a constant: a native executable would hold one that was seeded when it was built.
        new SecureRandom().nextBytes(bits);
        return new RefreshSecret(BASE64.encodeToString(bits));
    }

    /// Enough against whoever reads the database: so many random bits need no slow hash.
    public String hash() {
        try {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a refresh token";
    }
}
