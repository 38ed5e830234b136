package io.ticketing.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.util.Native;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerial.snappy.SnappyLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/// The settings for a native executable name classes in plain text. This checks that the libraries
/// still have them under these names.
class CompressionInNativeTest {

    private static final Path METADATA =
            Path.of("src/main/resources/META-INF/native-image/io.ticketing/ticketing-kafka");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void namesClassesOfLz4ThatAreThere() {
        assertThat(CompressionInNative.class
                        .getAnnotation(RegisterForReflection.class)
                        .classNames())
                .allSatisfy(name -> assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
    }

    @Test
    void namesMembersThatTheLibrariesInCLookUp() throws Exception {
        for (JsonNode entry : JSON.readTree(METADATA.resolve("jni-config.json").toFile())) {
            Class<?> type = Class.forName(entry.path("name").asText());
            for (JsonNode field : entry.path("fields")) {
                assertThat(type.getDeclaredField(field.path("name").asText())).isNotNull();
            }
            for (JsonNode method : entry.path("methods")) {
                assertThat(Arrays.stream(type.getDeclaredMethods()))
                        .anyMatch(it -> it.getName().equals(method.path("name").asText()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux/amd64/", "linux/aarch64/", "darwin/aarch64/"})
    void keepsZstandardsLibraryFor(String system) throws IOException {
        List<Pattern> patterns = patterns();
        assertThat(entries(Native.class).filter(it -> it.startsWith(system) && !it.endsWith("/")))
                .isNotEmpty()
                .allMatch(it -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(it).matches()));
    }

    /// The library itself says what to keep.
    @ParameterizedTest
    @ValueSource(strings = {"Linux/x86_64", "Linux/aarch64"})
    void findsSnappysLibraryFor(String system) throws IOException {
        assertThat(entries(SnappyLoader.class))
                .contains("org/xerial/snappy/native/" + system + "/libsnappyjava.so")
                .anyMatch(it -> it.startsWith("META-INF/native-image/") && it.endsWith("resource-config.json"));
    }

    @Test
    void initialisesThemWhereTheyRun() throws IOException {
        assertThat(Files.readString(METADATA.resolve("native-image.properties")))
                .contains("--initialize-at-run-time=%s,%s"
                        .formatted(SnappyLoader.class.getPackageName(), "com.github.luben.zstd"));
    }

    private static List<Pattern> patterns() throws IOException {
        JsonNode includes = JSON.readTree(
                        METADATA.resolve("resource-config.json").toFile())
                .path("resources")
                .path("includes");
        return StreamSupport.stream(includes.spliterator(), false)
                .map(include -> Pattern.compile(include.path("pattern").asText()))
                .toList();
    }

    private static Stream<String> entries(Class<?> ofTheLibrary) throws IOException {
        try (var jar = new JarFile(
                ofTheLibrary.getProtectionDomain().getCodeSource().getLocation().getPath())) {
            return jar.stream().map(entry -> entry.getName()).toList().stream();
        }
    }
}
