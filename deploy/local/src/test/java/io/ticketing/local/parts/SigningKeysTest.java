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

class SigningKeysTest {

    @TempDir
    private Path folder;

    @Test
    void makesOneSigningKeyThatOnlyItsOwnerReads() throws Exception {
        var keys = new SigningKeys(folder.resolve("keys"));
        Path key = only(keys.ensure());
        String first = Files.readString(key);
        byte[] der = Base64.getMimeDecoder().decode(first.replaceAll("-----(BEGIN|END).*-----", ""));

        assertThat(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)))
                .isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(only(keys.ensure()))).isEqualTo(first);
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
