package io.ticketing.auth.tokens;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.HexFormat;

/// The older format of private keys on P-256, which OpenSSL's `ecparam -genkey` and Helm write.
///
/// Source: RFC 5915, <https://www.rfc-editor.org/rfc/rfc5915#section-3>
final class Sec1 {

    private static final byte SEQUENCE = 0x30;
    private static final byte OCTET_STRING = 0x04;
    private static final int LONGEST_SHORT_LENGTH = 0x7f;
    private static final byte ONE_BYTE_LENGTH = (byte) 0x81;

    /// Version 1, and the header of the 32 bytes of the key. Two bytes of the sequence come before.
    private static final byte[] BEFORE_KEY = HexFormat.of().parseHex("0201010420");

    /// The name of P-256.
    private static final byte[] AFTER_KEY = HexFormat.of().parseHex("a00a06082a8648ce3d030107");

    private static final int BEFORE_KEY_AT = 2;
    private static final int AFTER_KEY_AT = BEFORE_KEY_AT + BEFORE_KEY.length + 32;

    /// Version 0, and the algorithm: an elliptic curve, P-256.
    private static final byte[] PKCS8_HEAD =
            HexFormat.of().parseHex("020100301306072a8648ce3d020106082a8648ce3d030107");

    private Sec1() {}

    /// The same key in the format that the JDK reads.
    static byte[] toPkcs8(byte[] key) throws InvalidKeyException {
        if (!has(key, BEFORE_KEY, BEFORE_KEY_AT) || !has(key, AFTER_KEY, AFTER_KEY_AT)) {
            throw new InvalidKeyException("not on P-256");
        }
        var content = new ByteArrayOutputStream();
        content.writeBytes(PKCS8_HEAD);
        content.writeBytes(der(OCTET_STRING, key));
        return der(SEQUENCE, content.toByteArray());
    }

    private static boolean has(byte[] key, byte[] part, int at) {
        int end = at + part.length;
        return key.length >= end && Arrays.equals(key, at, end, part, 0, part.length);
    }

    private static byte[] der(byte tag, byte[] content) {
        var encoded = new ByteArrayOutputStream();
        encoded.write(tag);
        if (content.length > LONGEST_SHORT_LENGTH) {
            encoded.write(ONE_BYTE_LENGTH);
        }
        encoded.write(content.length);
        encoded.writeBytes(content);
        return encoded.toByteArray();
    }
}
