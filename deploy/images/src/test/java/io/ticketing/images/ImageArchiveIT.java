package io.ticketing.images;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The archives that Jib made, as `docker load` reads them.
class ImageArchiveIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = System.getProperty("ticketing.version");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth",
                "tickets",
                "orders",
                "payments",
                "expiration",
                "storefront",
                "sandbox"
            })
    void holdsAnImageThatRunsAsTheChartExpects(String name) throws IOException {
        Archive archive = Archive.read(Path.of("target", name + ".tar"));
        JsonNode config = archive.config().path("config");

        assertThat(archive.tag()).isEqualTo("ticketing/" + name + ":" + VERSION);
        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(config.path("Env").toString())
                .contains("QUARKUS_HTTP_HOST=0.0.0.0", "QUARKUS_HTTP_PORT=8080");
        assertThat(config.path("Entrypoint").toString())
                .startsWith("[\"java\",")
                .contains("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
        assertThat(config.path("Labels").path("org.opencontainers.image.title").asText())
                .isEqualTo("ticketing/" + name);
        assertThat(config.path("Labels").path("org.opencontainers.image.version").asText())
                .isEqualTo(VERSION);
        assertThat(config.path("Labels").path("org.opencontainers.image.licenses").asText())
                .isEqualTo("MIT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth",
                "tickets",
                "orders",
                "payments",
                "expiration",
                "storefront",
                "sandbox"
            })
    void keepsLibrariesApartFromWhatIsOurs(String name) throws IOException {
        List<List<TarArchiveEntry>> layers = Archive.read(Path.of("target", name + ".tar")).ours();
        String program = name.equals("sandbox") ? "app/ticketing-local.jar" : "app/quarkus-run.jar";

        assertThat(layers)
                .extracting(ImageArchiveIT::names)
                .anySatisfy(
                        files ->
                                assertThat(files)
                                        .anyMatch(file -> file.startsWith("app/lib/"))
                                        .noneMatch(file -> file.contains("ticketing")))
                .anySatisfy(files -> assertThat(files).contains(program))
                .anySatisfy(files -> assertThat(files).contains("app/resources/LICENSE"));
    }

    /// So that a layer is a new one only when something in it is.
    @ParameterizedTest
    @ValueSource(strings = {"orders", "sandbox"})
    void bearsOneTimeOnly(String name) throws IOException {
        Archive archive = Archive.read(Path.of("target", name + ".tar"));

        assertThat(archive.config().path("created").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(archive.ours())
                .flatMap(layer -> layer)
                .filteredOn(entry -> !entry.isDirectory())
                // Jib's own have always the same.
                .filteredOn(entry -> !entry.getName().startsWith("app/jib-"))
                .extracting(entry -> entry.getLastModifiedTime().toInstant().toString())
                .containsOnly("2026-01-01T00:00:00Z");
    }

    private static List<String> names(List<TarArchiveEntry> layer) {
        return layer.stream().map(TarArchiveEntry::getName).toList();
    }

    /// What `docker save` would write: a manifest, a configuration and layers.
    private record Archive(Map<String, byte[]> files, JsonNode manifest) {

        static Archive read(Path file) throws IOException {
            Map<String, byte[]> files = new HashMap<>();
            try (var tar =
                    new TarArchiveInputStream(
                            new BufferedInputStream(Files.newInputStream(file)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    files.put(entry.getName(), tar.readAllBytes());
                }
            }
            return new Archive(files, JSON.readTree(files.get("manifest.json")).path(0));
        }

        String tag() {
            return manifest.path("RepoTags").path(0).asText();
        }

        JsonNode config() throws IOException {
            return JSON.readTree(files.get(manifest.path("Config").asText()));
        }

        /// The layers above those of the base.
        List<List<TarArchiveEntry>> ours() throws IOException {
            List<List<TarArchiveEntry>> layers = new ArrayList<>();
            for (JsonNode name : manifest.path("Layers")) {
                List<TarArchiveEntry> layer = entries(files.get(name.asText()));
                if (layer.stream().anyMatch(entry -> entry.getName().startsWith("app/"))) {
                    layers.add(layer);
                }
            }
            return layers;
        }

        private static List<TarArchiveEntry> entries(byte[] layer) throws IOException {
            List<TarArchiveEntry> entries = new ArrayList<>();
            try (InputStream raw = new GZIPInputStream(new ByteArrayInputStream(layer));
                    var tar = new TarArchiveInputStream(raw)) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    entries.add(entry);
                }
            }
            return entries;
        }
    }
}
