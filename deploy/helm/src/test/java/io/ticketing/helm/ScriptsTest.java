package io.ticketing.helm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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
        Process shell =
                new ProcessBuilder("sh", "-n", script.toString()).redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes(), UTF_8);

        assertThat(shell.waitFor()).as(said).isZero();
    }
}
