package io.ticketing.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs programs to their end in a folder; they must succeed.
record Tool(Path folder, Path programs) {

    private static final int MINUTES = 5;

    /// @param programs the folders to look in first
    static Tool of(Path folder, Path programs) {
        return new Tool(folder, programs);
    }

    /// Installs the packages of the lock file beside `package.json`, into a copy of its folder.
    static Tool node(Path work, Path sources) {
        var folder = work.resolve("node");
        try (var files = Files.list(sources)) {
            Files.createDirectories(folder);
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var node = of(folder, onPath("node").orElseThrow().getParent());
        if (!Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            node.run("npm", "ci", "--prefer-offline", "--no-progress");
        }
        return node;
    }

    String run(Stream<Stream<String>> words) {
        return run(words.flatMap(part -> part).toArray(String[]::new));
    }

    /// @return its whole output
    String run(String... words) {
        var log = folder.resolve(words[0] + ".log");
        words[0] = onPath(words[0], programs.toString()).orElseThrow().toString();
        try {
            var builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("REDOCLY_TELEMETRY", "off");
            builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
            var process = builder.start();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            var said = Files.readString(log);
            assertThat(ended).as("%s ends in time: %s", words[0], said).isTrue();
            assertThat(process.exitValue()).as("%s", said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Optional<Path> onPath(String program) {
        return onPath(program, "");
    }

    private static Optional<Path> onPath(String program, String first) {
        return Stream.of((first + ":" + System.getenv("PATH")).split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
