package io.ticketing.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// A benchmark as people run it.
public final class BenchProcess {

    private static final Path ROOT = Path.of(System.getProperty("ticketing.root"));
    private static final Path TARGET = Path.of(System.getProperty("ticketing.target"));

    private BenchProcess() {}

    /// What a benchmark writes goes there.
    public static Path target(String file) {
        return TARGET.resolve(file);
    }

    /// Runs it until it succeeds, and checks that nothing is left running.
    ///
    /// @return what it printed
    public static Path run(String name, int limitInMinutes, String... options)
            throws IOException, InterruptedException {
        Path out = target(name + ".md");
        Path err = target(name + ".log");
        Process bench = new ProcessBuilder(
                        Stream.concat(Stream.of("./ticketing", "bench", name, "--markdown"), Stream.of(options))
                                .toList())
                .directory(ROOT.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();

        assertThat(bench.waitFor(limitInMinutes, TimeUnit.MINUTES))
                .as("ends, see %s", err)
                .isTrue();
        assertThat(bench.exitValue())
                .as("%s%nsee %s", Files.readString(out), err)
                .isZero();
        assertThat(leftRunning(name)).isEmpty();
        return out;
    }

    private static List<Path> leftRunning(String name) throws IOException {
        try (var records = Files.list(target(name + "/run"))) {
            return records.toList();
        }
    }
}
