package io.ticketing.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/// `docs/serverless.md` names only settings that are read, and the manifests' numbers.
class ServerlessPageTest {

    private static final List<String> SERVICES = ServiceSource.NAMES;
    private static final Markdown PAGE = Markdown.read("docs/serverless.md");

    private static final String VARIABLE = "(JAVA|QUARKUS|TICKETING|KAFKA|DB)(_[A-Z]+)+|[A-Z_]+_URL";

    private static final String ROW = "\\| `%s`.*";

    @Test
    void namesNoVariableThatNobodyReads() {
        Set<String> read = new TreeSet<>(SettingsTest.NOT_OURS);
        SERVICES.forEach(service -> read.addAll(ServiceSource.of(service).variables()));
        SERVICES.forEach(service -> read.addAll(CloudRun.of(service).variables()));

        assertThat(PAGE.spans().filter(span -> span.matches(VARIABLE))).isSubsetOf(read);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void saysHowManyInstancesAServiceHas(String service) {
        CloudRun manifest = CloudRun.of(service);
        String[] cells = row(service).split(" *\\| *");

        assertThat(cells[2]).isEqualTo(manifest.podAnnotation("autoscaling.knative.dev/minScale"));
        assertThat(cells[3]).isEqualTo(manifest.podAnnotation("autoscaling.knative.dev/maxScale"));
        assertThat(cells[4]).isEqualTo("" + manifest.spec().getContainerConcurrency());
        assertThat(manifest.settings().get("JAVA_TOOL_OPTIONS")).isEqualTo("-Xmx" + cells[5]);
    }

    @Test
    void handsEveryManifestToCloudRun() throws IOException {
        var folder = Guide.folder();
        Files.createSymbolicLink(folder.resolve("deploy/serverless"), CloudRun.FOLDER.getParent());
        var shell = new DocumentedShell(folder);
        Set<String> manifests = PAGE.blocks("sh")
                .flatMap(block -> shell.run(block.text()).calls().stream())
                .filter(call -> call.toString().contains("services replace"))
                .map(call -> call.operands().getLast())
                .collect(Collectors.toSet());

        assertThat(manifests)
                .containsExactlyInAnyOrderElementsOf(
                        SERVICES.stream().map(service -> service + ".yaml").toList());
        for (String manifest : manifests) {
            assertThat(Files.readString(folder.resolve(manifest))).doesNotContain("PROJECT", "REGION", "VERSION");
        }
    }

    private static String row(String service) {
        return PAGE.prose().stream()
                .filter(line -> line.matches(ROW.formatted(service)))
                .findFirst()
                .orElseThrow();
    }
}
