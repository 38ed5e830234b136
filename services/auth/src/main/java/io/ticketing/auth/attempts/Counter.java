package io.ticketing.auth.attempts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A counter of attempts, and its allowance.
///
/// @param name reveals neither an e-mail nor an address
public record Counter(String name, Allowance allowance) {

    public static Counter of(Allowance allowance, String... named) {
        try {
            // None of the joined parts contains a line break.
            byte[] text = String.join("\n", named).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return new Counter(Base64.getUrlEncoder().withoutPadding().encodeToString(hash), allowance);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
