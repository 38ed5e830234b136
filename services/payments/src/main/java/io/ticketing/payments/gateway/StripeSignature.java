package io.ticketing.payments.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature of a webhook: the time it was signed, and a code of time and body for each secret
/// that the gateway knows.
///
/// Source: <https://docs.stripe.com/webhooks#verify-manually>.
record StripeSignature(Instant time, List<byte[]> codes) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String TIME = "t=";
    private static final String CODE = "v1=";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    /// Empty if this is no signature; codes of other schemes are ignored.
    static Optional<StripeSignature> parse(String header) {
        var times = values(header, TIME).toList();
        var codes = values(header, CODE)
                .map(code -> code.getBytes(StandardCharsets.US_ASCII))
                .toList();
        return times.size() == 1 && SECONDS.matcher(times.getFirst()).matches() && !codes.isEmpty()
                ? Optional.of(new StripeSignature(Instant.ofEpochSecond(Long.parseLong(times.getFirst())), codes))
                : Optional.empty();
    }

    private static Stream<String> values(String header, String key) {
        return Stream.of(header.split(","))
                .map(String::strip)
                .filter(element -> element.startsWith(key))
                .map(element -> element.substring(key.length()));
    }

    /// An old message may be a copy that somebody sends again.
    boolean isFresh(Instant now, Duration tolerance) {
        return Duration.between(time, now).abs().compareTo(tolerance) <= 0;
    }

    boolean isOf(byte[] body, String secret) {
        var expected = HexFormat.of().formatHex(code(body, secret)).getBytes(StandardCharsets.US_ASCII);
        // In constant time, so that nobody can guess a code piece by piece.
        return codes.stream().anyMatch(code -> MessageDigest.isEqual(expected, code));
    }

    private byte[] code(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((time.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
