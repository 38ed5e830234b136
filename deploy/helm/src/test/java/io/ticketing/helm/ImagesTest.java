package io.ticketing.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.PodSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Images are built as the chart expects them, whichever way they are built.
class ImagesTest {

    private static final Path FOLDER = Chart.ROOT.resolve("deploy/images");
    private static final Path SOURCES = FOLDER.resolve("src/main/java/io/ticketing/images");
    private static final Path BUILDER = SOURCES.resolve("ArchiveBuilder.java");
    private static final PodSpec ORDERS =
            Chart.render(Mode.BUNDLED).pod("orders").spec();
    private static final String USER = owner(ORDERS);
    private static final String PORT = ORDERS.getContainers()
            .getFirst()
            .getPorts()
            .getFirst()
            .getContainerPort()
            .toString();

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void ofADockerfileRunAsTheChartRunsThem(String name) throws IOException {
        String file = Files.readString(FOLDER.resolve(name));
        String last = file.substring(file.lastIndexOf("\nFROM "));

        assertThat(last)
                .containsOnlyOnce("\nUSER " + USER + "\n")
                .containsOnlyOnce("\nEXPOSE " + PORT + "\n")
                .contains("QUARKUS_HTTP_HOST=0.0.0.0", "QUARKUS_HTTP_PORT=" + PORT)
                .contains(
                        "org.opencontainers.image.title=",
                        "org.opencontainers.image.version=",
                        "org.opencontainers.image.licenses=\"MIT\"",
                        "io.ticketing.sbom=\"/app/sbom.cdx.json\"")
                // passed in, because a Dockerfile can't look it up
                .contains("\nARG VERSION\n")
                // A shell around the command would keep signals from the program.
                .contains("ENTRYPOINT [\"")
                .doesNotContain("\"-Xmx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void ofADockerfileStandOnOnesWithATag(String name) throws IOException {
        List<String> bases = all("(?m)^ARG (?:JDK|RUNTIME|BUILDER)=(\\S+)$", FOLDER.resolve(name));

        assertThat(bases)
                .hasSize(2)
                .allMatch(base -> base.matches("[a-z.]+/[a-z0-9/-]+:[\\w.-]+"), "names a tag")
                .noneMatch(base -> base.endsWith(":latest"));
    }

    /// A cache works only with the options it was made with.
    @Test
    void areTrainedWithTheOptionsTheyRunWith() throws IOException {
        assertThat(options(FOLDER.resolve("train.sh")))
                .isNotEmpty()
                .isEqualTo(options(FOLDER.resolve("Dockerfile.jvm")))
                .isEqualTo(options(BUILDER));
    }

    @Test
    void ofJibRunAsTheChartRunsThem() throws IOException {
        assertThat(all("USER = \"(.*)\";", BUILDER)).containsExactly(USER);
        assertThat(all("PORT = (.*);", BUILDER)).containsExactly(PORT);
        assertThat(Files.readString(BUILDER)).doesNotContain("-Xmx");
    }

    @Test
    void ofJibAreOnesOfAllServicesAndTheSandbox() throws IOException {
        Set<String> expected = new TreeSet<>(ServiceSource.NAMES);
        expected.add("sandbox");

        assertThat(names()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /// The names of the archives that Maven makes.
    static List<String> archives() throws IOException {
        return names().stream().map(name -> name + ".tar").toList();
    }

    private static List<String> names() throws IOException {
        String list = all("(?s) ALL = (.*?);", SOURCES.resolve("Image.java")).getFirst();
        return Pattern.compile("\"(.*?)\"")
                .matcher(list)
                .results()
                .map(name -> name.group(1))
                .toList();
    }

    private static String owner(PodSpec pod) {
        var context = pod.getSecurityContext();
        return context.getRunAsUser() + ":" + context.getRunAsGroup();
    }

    private static Set<String> options(Path file) throws IOException {
        return new TreeSet<>(all("(-XX:\\+\\w+)", file));
    }

    private static List<String> all(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
