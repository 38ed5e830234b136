package io.ticketing.auth.api;

import java.math.BigInteger;
import java.util.Base64;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.ticketing.auth.tokens.SigningKey;

/// Public keys in the format of RFC 7517.
@Schema(name = "Keys", requiredProperties = "keys")
record JwksView(List<KeyView> keys) {

    private static final int COORDINATE_BYTES = 32;

    @Schema(
            name = "Key",
            requiredProperties = {"kid", "kty", "crv", "alg", "use", "x", "y"})
    record KeyView(String kid, String kty, String crv, String alg, String use, String x, String y) {

        static KeyView of(SigningKey key) {
            var point = key.publicKey().getW();
            return new KeyView(
                    key.id(),
                    "EC",
                    "P-256",
                    "ES256",
                    "sig",
                    coordinate(point.getAffineX()),
                    coordinate(point.getAffineY()));
        }
    }

    static JwksView of(List<SigningKey> keys) {
        return new JwksView(keys.stream().map(KeyView::of).toList());
    }

    /// Always 32 bytes: BigInteger drops leading zeros and may add one for the sign.
    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }
}
