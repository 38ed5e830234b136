package io.ticketing.helm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ScriptsTest {

    static Stream<Path> scripts() throws Exception {
        return Files.list(Chart.FOLDER.resolve("files"))
                .filter(file -> file.toString().endsWith(".sh"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void areReadableToAShell(Path script) throws Exception {
        check(script);
    }

    static Stream<Markdown.Block> documentedCommands() {
        return Markdown.all().flatMap(page -> page.blocks("sh"));
    }

    @ParameterizedTest
    @MethodSource("documentedCommands")
    void ofTheDocumentationAreToo(Markdown.Block commands) throws Exception {
        check(Files.writeString(Files.createTempFile("commands", ".sh"), commands.text()));
    }

    /// The script that buys a ticket is the file that a journey runs against the whole system.
    @Test
    void reachThePodThatRunsThem() throws Exception {
        Rendered release = Chart.render(Mode.BUNDLED);
        Container container =
                release.one(Pod.class, "test").getSpec().getContainers().getFirst();

        assertThat(release.one(ConfigMap.class, "test").getData())
                .containsExactly(
                        Map.entry("buy-a-ticket.sh", Files.readString(Chart.FOLDER.resolve("files/buy-a-ticket.sh"))));
        assertThat(container.getCommand()).containsExactly("sh", "/etc/ticketing/buy-a-ticket.sh");
        assertThat(container.getVolumeMounts().getLast().getMountPath()).isEqualTo("/etc/ticketing");
    }

    private static void check(Path script) throws Exception {
        Process shell = new ProcessBuilder("sh", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), UTF_8);

        assertThat(shell.waitFor()).as(said).isZero();
    }
}
