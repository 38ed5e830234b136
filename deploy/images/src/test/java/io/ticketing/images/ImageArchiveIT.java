package io.ticketing.images;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The archives that Jib made, as `docker load` reads them.
class ImageArchiveIT {

    private static final List<Image> IMAGES = Image.ALL;
    private static final String VERSION = System.getProperty("ticketing.version");

    @ParameterizedTest
    @FieldSource("IMAGES")
    void holdsAnImageThatRunsAsTheChartExpects(Image image) throws IOException {
        Archive archive = Archive.of(image);
        JsonNode config = archive.config().path("config");

        assertThat(archive.tag()).isEqualTo("ticketing/" + image + ":" + VERSION);
        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(config.path("Env").toString()).contains("QUARKUS_HTTP_HOST=0.0.0.0", "QUARKUS_HTTP_PORT=8080");
        assertThat(config.path("Entrypoint").toString())
                .startsWith("[\"java\",")
                .contains("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
        assertThat(config.path("Labels").path("org.opencontainers.image.title").asText())
                .isEqualTo("ticketing/" + image);
        assertThat(config.path("Labels")
                        .path("org.opencontainers.image.version")
                        .asText())
                .isEqualTo(VERSION);
        assertThat(config.path("Labels")
                        .path("org.opencontainers.image.licenses")
                        .asText())
                .isEqualTo("MIT");
    }

    @ParameterizedTest
    @FieldSource("IMAGES")
    void keepsLibrariesApartFromWhatIsOurs(Image image) throws IOException {
        List<List<TarArchiveEntry>> layers = Archive.of(image).ours();
        String program = image.name().equals("sandbox") ? "app/ticketing-sandbox.jar" : "app/quarkus-run.jar";

        assertThat(layers)
                .extracting(ImageArchiveIT::names)
                .anySatisfy(files -> assertThat(files)
                        .anyMatch(file -> file.startsWith("app/lib/"))
                        .noneMatch(file -> file.contains("ticketing")))
                .anySatisfy(files -> assertThat(files).contains(program))
                .anySatisfy(files -> assertThat(files).contains("app/resources/LICENSE"));
    }

    /// So that a layer changes only if its content does.
    @ParameterizedTest
    @FieldSource("IMAGES")
    void bearsOneTimeOnly(Image image) throws IOException {
        Archive archive = Archive.of(image);

        assertThat(archive.config().path("created").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(archive.ours())
                .flatMap(layer -> layer)
                .filteredOn(entry -> !entry.isDirectory())
                // Jib's own files always have the same time.
                .filteredOn(entry -> !entry.getName().startsWith("app/jib-"))
                .extracting(entry -> entry.getLastModifiedTime().toInstant().toString())
                .containsOnly("2026-01-01T00:00:00Z");
    }

    private static List<String> names(List<TarArchiveEntry> layer) {
        return layer.stream().map(TarArchiveEntry::getName).toList();
    }
}
