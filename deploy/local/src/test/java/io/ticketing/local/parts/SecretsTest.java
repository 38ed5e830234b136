package io.ticketing.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTest {

    @TempDir
    private Path folder;

    @Test
    void makesEachPasswordOnceForItsOwnerOnly() throws IOException {
        var secrets = new Secrets(folder.resolve("secrets"));
        String orders = secrets.password("orders");

        assertThat(secrets.password("orders")).isEqualTo(orders).hasSizeGreaterThan(30);
        assertThat(secrets.password("tickets")).isNotEqualTo(orders);
        assertThat(permissions(folder.resolve("secrets/orders.password"))).isEqualTo("rw-------");
    }

    @Test
    void makesOneSigningKeyThatOnlyItsOwnerReads() throws Exception {
        var keys = new SigningKeys(folder.resolve("keys"));
        Path key = only(keys.ensure());
        String first = Files.readString(key);
        byte[] der = Base64.getMimeDecoder().decode(first.replaceAll("-----(BEGIN|END).*-----", ""));

        assertThat(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)))
                .isNotNull();
        assertThat(permissions(key)).isEqualTo("rw-------");
        assertThat(Files.readString(only(keys.ensure()))).isEqualTo(first);
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
