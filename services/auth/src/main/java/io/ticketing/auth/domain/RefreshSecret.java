package io.ticketing.auth.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// A refresh token as its owner has it: 256 random bits.
public record RefreshSecret(String value) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int BYTES = 32;

    /// Makes the pad differ from the hash, which is stored.
    private static final String PAD = "successor of ";

    public static RefreshSecret random() {
        byte[] bits = new byte[BYTES];
        // Not a constant: a native executable would contain one that was seeded at build time.
        new SecureRandom().nextBytes(bits);
        return new RefreshSecret(BASE64.encodeToString(bits));
    }

    /// Safe against a reader of the database: this many random bits need no slow hash.
    public String hash() {
        return BASE64.encodeToString(sha256(value));
    }

    /// Only the holder of the key can read it again. The pad is as random as the key and is used
    /// once, because a token is exchanged only once.
    String sealedWith(RefreshSecret key) {
        return BASE64.encodeToString(padded(Base64.getUrlDecoder().decode(value), key));
    }

    static RefreshSecret unsealed(String sealed, RefreshSecret key) {
        byte[] bits = padded(Base64.getUrlDecoder().decode(sealed), key);
        return new RefreshSecret(BASE64.encodeToString(bits));
    }

    private static byte[] padded(byte[] bits, RefreshSecret key) {
        byte[] pad = sha256(PAD + key.value);
        byte[] result = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            result[i] = (byte) (bits[i] ^ pad[i]);
        }
        return result;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a refresh token";
    }
}
