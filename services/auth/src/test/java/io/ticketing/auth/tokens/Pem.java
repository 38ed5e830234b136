package io.ticketing.auth.tokens;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/// Key files for tests.
public final class Pem {

    private static final int P256_BYTES = 32;

    private Pem() {}

    public static KeyPair keyPair(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    public static Path write(Path file, PrivateKey key, Instant writtenAt) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        Path whole = Files.createTempFile(file.getParent(), "new", ".tmp");
        Files.writeString(whole, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
        Files.setLastModifiedTime(whole, FileTime.from(writtenAt));
        return Files.move(whole, file);
    }

    /// The older format of a key: the content of PKCS#8, with the curve and the public half inside.
    static String sec1(KeyPair pair) {
        var key = (ECPrivateKey) pair.getPrivate();
        var point = ((ECPublicKey) pair.getPublic()).getW();
        int size = key.getParams().getCurve().getField().getFieldSize() / Byte.SIZE;
        boolean p256 = size == P256_BYTES;
        String hex = (p256 ? "30770201010420" : "3081a40201010430")
                + hex(key.getS(), size)
                + (p256 ? "a00a06082a8648ce3d030107a14403420004" : "a00706052b81040022a16403620004")
                + hex(point.getAffineX(), size)
                + hex(point.getAffineY(), size);
        String body = Base64.getMimeEncoder().encodeToString(HexFormat.of().parseHex(hex));
        return "-----BEGIN EC PRIVATE KEY-----\n" + body + "\n-----END EC PRIVATE KEY-----\n";
    }

    private static String hex(BigInteger number, int bytes) {
        String hex = number.toString(16);
        return "0".repeat(2 * bytes - hex.length()) + hex;
    }

    public static Path writeNew(Path file, Instant writtenAt) throws IOException, GeneralSecurityException {
        return write(file, keyPair("secp256r1").getPrivate(), writtenAt);
    }
}
