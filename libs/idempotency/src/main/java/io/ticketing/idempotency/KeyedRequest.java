package io.ticketing.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/// A request under a key, which tells a repetition from another request under the same key.
///
/// @param hash SHA-256 of what the request asks for, in hexadecimal digits
public record KeyedRequest(IdempotencyKey key, String hash) {

    /// @param meaning equal for requests that ask for the same, however they are written
    public static KeyedRequest of(UUID userId, String key, String meaning) {
        return new KeyedRequest(new IdempotencyKey(userId, key), hash(meaning));
    }

    private static String hash(String meaning) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(meaning.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
