package io.ticketing.payments.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;

import static io.restassured.RestAssured.given;

/// The packaged service as a process of its own, which can be killed.
final class PaymentsProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final File LOG = new File("target/crash-points.log");

    private final Process process;

    private PaymentsProcess(Process process) {
        this.process = process;
    }

    /// Starts it, and waits until it is ready.
    static PaymentsProcess start(Map<String, String> config) {
        var command = new ArrayList<>(program());
        config.forEach((name, value) -> command.add(1, "-D%s=%s".formatted(name, value)));
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(LOG))
                    .start();
            Awaitility.await("payments")
                    .atMost(LONGEST_START)
                    .ignoreExceptions()
                    .until(() -> given().get("/q/health/ready").statusCode() == 200);
            return new PaymentsProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The native executable if there is one.
    private static List<String> program() {
        var executable = Path.of(System.getProperty("native.image.path", ""));
        return Files.isRegularFile(executable)
                ? List.of(executable.toString())
                : List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar");
    }

    /// With SIGKILL: nothing is finished.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
