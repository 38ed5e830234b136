package io.ticketing.helm;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.helm.Rendered.PodTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// The documented commands make and load the images that the chart asks for.
class ImageCommandsTest {

    private static final String FOLDER = "deploy/images/target/";

    @ParameterizedTest
    @ValueSource(strings = {"docs/install.md", "deploy/images/README.md"})
    void loadEveryArchiveThatMavenMakes(String page) throws IOException {
        Set<String> archives =
                ImagesTest.archives().stream().map(FOLDER::concat).collect(Collectors.toCollection(TreeSet::new));
        List<Call> calls = calls(page);

        assertThat(archives)
                .hasSameSizeAs(ours())
                .allSatisfy(archive -> assertThat(ours()).anyMatch(names(archive)));
        assertThat(loaded(calls, "kind")).isEqualTo(archives);
        assertThat(calls).anyMatch(call -> call.toString().equals("mvnw package -Dimages -DskipTests"));
    }

    @Test
    void loadThemIntoDockerToo() throws IOException {
        List<Call> calls = calls("deploy/images/README.md");

        assertThat(loaded(calls, "docker")).isEqualTo(loaded(calls, "kind"));
    }

    @Test
    void buildWithADockerfileWhatTheChartAsksFor() {
        Set<String> made = new TreeSet<>();
        calls("deploy/images/README.md").stream()
                .filter(call -> call.operands().getFirst().equals("build"))
                .forEach(call -> {
                    String image = call.option("-t").orElseThrow();
                    assertThat(call.options("--build-arg"))
                            .anyMatch(it -> image.contains(it.replace("SERVICE=", "/") + ":"));
                    assertThat(Chart.ROOT.resolve(call.option("-f").orElseThrow()))
                            .exists();
                    assertThat(call.operands()).containsExactly("build", ".");
                    made.add(image);
                });

        assertThat(made).isEqualTo(ours());
    }

    /// The commands of all blocks in sequence, since later ones use variables of earlier ones.
    private static List<Call> calls(String page) {
        String commands = Markdown.read(page)
                .blocks("sh")
                .map(Markdown.Block::text)
                .filter(DocumentedShell::canRun)
                .collect(Collectors.joining());
        return new DocumentedShell(Guide.folder()).run(commands).calls();
    }

    private static Set<String> loaded(List<Call> calls, String program) {
        return calls.stream()
                .filter(call -> call.program().equals(program))
                .flatMap(call -> call.words().stream())
                .filter(word -> word.endsWith(".tar"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Our own images in a release without values.
    private static Set<String> ours() {
        return Chart.render(Mode.BUNDLED).pods().stream()
                .map(PodTemplate::spec)
                .flatMap(spec -> spec.getContainers().stream())
                .map(container -> container.getImage())
                .filter(image -> image.startsWith("ticketing/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Predicate<String> names(String archive) {
        String service = archive.replace(FOLDER, "").replace(".tar", "");
        return image -> image.startsWith("ticketing/" + service + ":");
    }
}
