package io.ticketing.auth.tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;

/// Key files for tests.
public final class Pem {

    private Pem() {}

    public static KeyPair keyPair(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    public static Path write(Path file, PrivateKey key, Instant writtenAt) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        Path whole = Files.createTempFile(file.getParent(), "new", ".tmp");
        Files.writeString(
                whole, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
        Files.setLastModifiedTime(whole, FileTime.from(writtenAt));
        return Files.move(whole, file);
    }

    public static Path writeNew(Path file, Instant writtenAt)
            throws IOException, GeneralSecurityException {
        return write(file, keyPair("secp256r1").getPrivate(), writtenAt);
    }
}
