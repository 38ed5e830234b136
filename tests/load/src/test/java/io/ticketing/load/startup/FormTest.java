package io.ticketing.load.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.ticketing.local.parts.Ports;
import io.ticketing.local.parts.Service;
import io.ticketing.local.parts.Services;
import io.ticketing.servers.Distribution;
import io.ticketing.servers.Http;
import io.ticketing.servers.InfrastructureSettings;
import io.ticketing.servers.JavaServer;
import io.ticketing.servers.process.Launch;

import static org.assertj.core.api.Assertions.assertThat;

class FormTest {

    @TempDir
    private Path root;

    private Path jar;
    private Path target;

    @BeforeEach
    void build() throws IOException {
        jar = Services.jar(root, Service.STOREFRONT);
        target = root.resolve("services/storefront/target");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
    }

    @Test
    void isNativeOnlyWhereThereIsAnExecutable() throws IOException {
        assertThat(Form.of(server(), target)).containsOnlyKeys(Form.PLAIN, Form.AOT);
    }

    @Test
    void givesAnExecutableTheHeapOfTheJvmAndNothingElse() throws IOException {
        Path executable = Files.createFile(
                target.resolve("ticketing-storefront-runner"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        Map<Form, Launch> forms = Form.of(server(), target);

        assertThat(forms.get(Form.NATIVE).command()).containsExactly(executable.toString(), "-Xmx64m");
        assertThat(forms.get(Form.NATIVE).environment())
                .isEqualTo(forms.get(Form.PLAIN).environment());
    }

    private JavaServer server() throws IOException {
        Ports ports = new Ports(9000);
        var settings = new InfrastructureSettings(root, ports.infrastructure(), true);
        var distribution = new Distribution(root);
        return new Services(root, settings, ports, distribution, Map.of()).server(Service.STOREFRONT, new Http());
    }
}
