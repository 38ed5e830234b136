package io.ticketing.local.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.stream.Stream;

import io.ticketing.servers.Secrets;

/// The keys with which auth signs tokens: PEM files named by key id; the newest name signs.
record SigningKeys(Path folder) {

    private static final int PEM_LINE = 64;

    /// Creates the first key; later ones are added by hand, to rotate.
    Path ensure() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> keys = Files.list(folder)) {
            if (keys.anyMatch(key -> key.toString().endsWith(".pem"))) {
                return folder;
            }
        }
        Secrets.writePrivately(folder.resolve(LocalDate.now(ZoneOffset.UTC) + ".pem"), newKey());
        return folder;
    }

    private static String newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
            return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                    .formatted(Base64.getMimeEncoder(PEM_LINE, lineEnd).encodeToString(key));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
