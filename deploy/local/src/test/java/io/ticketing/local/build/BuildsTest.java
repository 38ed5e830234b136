package io.ticketing.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.ticketing.local.parts.Service;
import io.ticketing.local.parts.Services;

import static org.assertj.core.api.Assertions.assertThat;

class BuildsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path root;

    @BeforeEach
    void buildEverything() throws IOException {
        write("pom.xml", NOON);
        write("contracts/avro/pom.xml", NOON);
        write("libs/kafka/pom.xml", NOON);
        write("libs/kafka/src/main/java/Events.java", NOON);
        for (Service service : Service.values()) {
            write("services/" + service + "/src/main/java/Main.java", NOON);
            write(root.relativize(Services.jar(root, service)).toString(), NOON.plusSeconds(10));
        }
    }

    @Test
    void buildsNothingThatIsBuilt() {
        assertThat(new Builds(root).stale()).isEmpty();
    }

    @Test
    void buildsWhatHasNoJar() throws IOException {
        Files.delete(Services.jar(root, Service.ORDERS));

        assertThat(new Builds(root).stale()).containsExactly(Service.ORDERS);
    }

    @Test
    void buildsTheServiceWithANewerSource() throws IOException {
        write("services/tickets/src/main/java/New.java", NOON.plusSeconds(20));

        assertThat(new Builds(root).stale()).containsExactly(Service.TICKETS);
    }

    @Test
    void buildsAllServicesWhenWhatTheyShareIsNewer() throws IOException {
        write("libs/kafka/src/main/java/Events.java", NOON.plusSeconds(20));

        assertThat(new Builds(root).stale()).containsExactly(Service.values());
    }

    @Test
    void doesNotCareForTests() throws IOException {
        write("services/tickets/src/test/java/Test.java", NOON.plusSeconds(20));

        assertThat(new Builds(root).stale()).isEmpty();
    }

    private void write(String name, Instant time) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
