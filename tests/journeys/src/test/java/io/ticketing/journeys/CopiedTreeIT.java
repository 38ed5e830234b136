package io.ticketing.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A built tree that is copied or moved works in its new place, on its own data.
class CopiedTreeIT {

    private static final String JAR = "deploy/local/target/ticketing-local.jar";
    private static final String CACHE = "deploy/servers/target/aot/launcher.aot";
    private static final List<String> PROGRAM =
            List.of("ticketing", ".mvn/find-jdk.sh", JAR, "deploy/local/target/lib");
    private static final List<String> PREPARED =
            Stream.concat(PROGRAM.stream(), Stream.of(CACHE, CACHE + ".for")).toList();

    /// The options that `./ticketing` gives, without which a cache is not used.
    private static final List<String> OPTIONS = List.of(
            "-Xmx256m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    @TempDir
    Path folder;

    @Test
    void leavesTheOldTreesDataAlone() throws Exception {
        Path old = folder.resolve("old");
        copy(RunningSystem.root(), old, PROGRAM);
        makeCache(old);
        Path data = old.resolve(".ticketing/kafka/topic");
        Files.createDirectories(data.getParent());
        Files.writeString(data, "events");
        Path copy = folder.resolve("a copy");
        copy(old, copy, PREPARED);

        assertThat(run(copy, "./ticketing", "reset"))
                .contains("nothing to delete in " + copy.toRealPath().resolve(".ticketing"));
        assertThat(data).hasContent("events");

        Path moved = Files.move(old, folder.resolve("moved"));

        assertThat(run(moved, "./ticketing", "reset"))
                .contains("Deleted the data in " + moved.toRealPath().resolve(".ticketing"));
    }

    /// Like the first `up`, which also trains it on the servers.
    private void makeCache(Path tree) throws Exception {
        Path cache = tree.resolve(CACHE);
        Files.createDirectories(cache.getParent());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new ArrayList<>(List.of(java.toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of(
                "-XX:AOTCacheOutput=" + cache,
                "-jar",
                tree.resolve(JAR).toRealPath().toString(),
                "status"));
        run(tree, command.toArray(String[]::new));
        assertThat(cache).exists();
        Files.writeString(Path.of(cache + ".for"), tree.resolve(JAR).toRealPath() + "\n");
    }

    private String run(Path tree, String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        var builder = new ProcessBuilder(command)
                .directory(tree.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES))
                .as("%s ends", (Object) command)
                .isTrue();
        return Files.readString(output);
    }

    /// Copies files with their times: a cache is not used for a jar that was touched.
    private static void copy(Path from, Path to, List<String> parts) throws IOException {
        for (String part : parts) {
            Files.createDirectories(to.resolve(part).getParent());
            try (var files = Files.walk(from.resolve(part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
