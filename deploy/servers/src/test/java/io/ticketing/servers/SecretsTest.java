package io.ticketing.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

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

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
