package io.ticketing.load.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The short form, as people run it. It fails when calls stall, or when a ticket whose buyers wait
/// stops another. It knows no absolute times, which a build can't guarantee.
class LoadIT {

    private static final Path ROOT = Path.of(System.getProperty("ticketing.root"));
    private static final Path TARGET = Path.of(System.getProperty("ticketing.target"));
    private static final int LIMIT_IN_MINUTES = 15;

    @Test
    void nothingStallsAndNoTicketStopsAnother() throws IOException, InterruptedException {
        Path json = TARGET.resolve("load.json");
        Path html = TARGET.resolve("load.html");
        Path out = TARGET.resolve("load.md");
        Path err = TARGET.resolve("load.log");
        Process bench = new ProcessBuilder(
                        "./ticketing", "bench", "load", "--short", "--markdown", "--json=" + json, "--html=" + html)
                .directory(ROOT.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();

        assertThat(bench.waitFor(LIMIT_IN_MINUTES, TimeUnit.MINUTES))
                .as("ends, see %s", err)
                .isTrue();

        assertThat(bench.exitValue())
                .as("%s%nsee %s", Files.readString(out), err)
                .isZero();
        JsonNode run = new ObjectMapper().readTree(json.toFile());
        assertThat(run.get("complaints")).isEmpty();
        assertThat(run.get("loads"))
                .isNotEmpty()
                .allSatisfy(load -> assertThat(load.get("perSecond").asDouble())
                        .as("%s", load.get("name"))
                        .isPositive());
        assertThat(html).content().contains("<svg", "different tickets");
        assertThat(leftRunning()).isEmpty();
    }

    private static List<Path> leftRunning() throws IOException {
        try (var records = Files.list(TARGET.resolve("load/run"))) {
            return records.toList();
        }
    }
}
