package io.ticketing.load.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ticketing.load.BenchProcess;

import static org.assertj.core.api.Assertions.assertThat;

/// The benchmark as people run it, for the fastest service. It does not check times, which a build
/// can't guarantee.
class StartupIT {

    private static final int LIMIT_IN_MINUTES = 5;

    @Test
    void measuresEveryFormOfAService() throws IOException, InterruptedException {
        Path out = BenchProcess.run("startup", LIMIT_IN_MINUTES, "--runs=1", "--services=storefront");

        assertThat(rows(out)).hasSizeGreaterThanOrEqualTo(2).allSatisfy(StartupIT::isMeasured);
        assertThat(rows(out).get(0)).startsWith("storefront", "JVM");
        assertThat(rows(out).get(1)).startsWith("storefront", "JVM, AOT cache");
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
}
