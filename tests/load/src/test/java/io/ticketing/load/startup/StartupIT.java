package io.ticketing.load.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The benchmark as people run it, for the fastest service. It does not check times, which a build
/// can't guarantee.
class StartupIT {

    private static final Path ROOT = Path.of(System.getProperty("ticketing.root"));
    private static final Path TARGET = Path.of(System.getProperty("ticketing.target"));
    private static final int LIMIT_IN_MINUTES = 5;

    @Test
    void measuresEveryFormOfAService() throws IOException, InterruptedException {
        Path out = TARGET.resolve("startup.md");
        Path err = TARGET.resolve("startup.log");
        Process bench = new ProcessBuilder(
                        "./ticketing", "bench", "startup", "--markdown", "--runs=1", "--services=storefront")
                .directory(ROOT.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();

        assertThat(bench.waitFor(LIMIT_IN_MINUTES, TimeUnit.MINUTES))
                .as("ends, see %s", err)
                .isTrue();

        assertThat(bench.exitValue()).as("see %s", err).isZero();
        assertThat(rows(out)).hasSizeGreaterThanOrEqualTo(2).allSatisfy(StartupIT::isMeasured);
        assertThat(rows(out).get(0)).startsWith("storefront", "JVM");
        assertThat(rows(out).get(1)).startsWith("storefront", "JVM, AOT cache");
        assertThat(leftRunning()).isEmpty();
    }

    private static List<List<String>> rows(Path out) throws IOException {
        return Files.readAllLines(out).stream()
                .filter(line -> line.startsWith("| storefront"))
                .map(line -> List.of(line.substring(1).split("\\|")))
                .map(cells -> cells.stream().map(String::strip).toList())
                .toList();
    }

    private static void isMeasured(List<String> row) {
        assertThat(List.of(row.get(2), row.get(4), row.get(7), row.get(8)))
                .as("live, ready, CPU and memory of %s", row)
                .allSatisfy(number -> assertThat(Double.parseDouble(number)).isPositive());
    }

    private static List<Path> leftRunning() throws IOException {
        try (var records = Files.list(TARGET.resolve("startup/run"))) {
            return records.toList();
        }
    }
}
