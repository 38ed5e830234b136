package io.ticketing.images;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Compares the images' lists of their contents with the actual contents.
class SbomIT {

    private static final List<Image> IMAGES = Image.ALL;

    @ParameterizedTest
    @FieldSource("IMAGES")
    void isValidAndWhereTheLabelSays(Image image) throws IOException {
        Archive archive = Archive.of(image);

        assertThat(new JsonParser().validate(sbom(archive), Version.VERSION_16)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("IMAGES")
    void namesTheProgramAndItsLibrariesWithLicences(Image image) throws IOException {
        Sbom sbom = Sbom.of(sbom(Archive.of(image)));

        assertThat(sbom.program()).isEqualTo("ticketing-" + image + (isSandbox(image) ? "-image" : ""));
        assertThat(sbom.libraries())
                .isNotEmpty()
                .allSatisfy(library -> assertThat(library.licences()).isNotEmpty());
    }

    @ParameterizedTest
    @FieldSource("IMAGES")
    void namesEveryLibraryInTheImageAndNoOther(Image image) throws IOException {
        Archive archive = Archive.of(image);
        Set<String> jars = archive.ours().stream()
                .flatMap(List::stream)
                .map(TarArchiveEntry::getName)
                .filter(file -> file.endsWith(".jar") && !isMade(file))
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());

        assertThat(Sbom.of(sbom(archive)).libraries())
                .extracting(library -> jar(image, library))
                .containsExactlyInAnyOrderElementsOf(jars);
    }

    private static byte[] sbom(Archive archive) throws IOException {
        String place = archive.config().at("/config/Labels/io.ticketing.sbom").asText();
        return archive.content(place.substring(1));
    }

    /// The program itself, and Quarkus' generated files.
    private static boolean isMade(String file) {
        return file.startsWith("app/app/") || file.startsWith("app/quarkus/") || file.equals("app/quarkus-run.jar");
    }

    /// Quarkus puts the group before a library's name; in the sandbox it has its published name.
    private static String jar(Image image, Library library) {
        String name = library.name() + "-" + library.version() + ".jar";
        if (!isSandbox(image)) {
            return library.group() + "." + name;
        }
        return library.isOurs() ? library.name() + ".jar" : name;
    }

    private static boolean isSandbox(Image image) {
        return image.name().equals("sandbox");
    }
}
