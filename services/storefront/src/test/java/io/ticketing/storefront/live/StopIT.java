package io.ticketing.storefront.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.ticketing.storefront.client.Client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Stops the packaged storefront while pages are open.
class StopIT {

    private static final Path PACKAGED = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s]+)");

    /// `quarkus.shutdown.timeout`: how long it would wait for a stream that does not end.
    private static final int PATIENCE = 10;

    private Process storefront;
    private URI origin;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("storefront.log");
        storefront = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=0",
                        "-Dticketing.storefront.live.heartbeat=100ms",
                        "-jar",
                        PACKAGED.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        origin = await().atMost(Duration.ofSeconds(60)).until(() -> address(log), Objects::nonNull);
    }

    @AfterEach
    void kill() {
        storefront.destroyForcibly();
    }

    @Test
    void endsStreamsSoThatItNeedNotWaitForThem() throws Exception {
        try (var page = Client.browser(origin).listen("/live/tickets?id=" + UUID.randomUUID())) {
            await().until(() -> page.signsOfLife() > 0);

            storefront.destroy();

            await().until(page::isEnded);
            assertThat(storefront.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static URI address(Path log) throws IOException {
        var listening = LISTENING.matcher(Files.readString(log));
        return listening.find() ? URI.create(listening.group(1)) : null;
    }
}
