package io.ticketing.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/// PostgreSQL, Kafka, Redis, schema registry and sandbox gateway, started once per build.
///
/// They run in a separate process. The first test that needs them starts it, and it ends with the
/// build (or with the development environment) that ran the test. If you run tests often, keep one
/// running instead: the `infra` command with the ready file named below.
final class SharedInfrastructure {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Path root = projectRoot();
    private final Path kept = root.resolve("target/test-infrastructure/kept.properties");
    private final ProcessHandle owner = owner(ProcessHandle.current());
    private final Path folder = root.resolve("target/test-infrastructure").resolve(ownerName());

    /// The address of each part, as the `infra` command of `deploy/local` writes it.
    Properties addresses() {
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                return running(kept).or(() -> running(readyFile())).orElseGet(this::start);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Properties> running(Path readyFile) {
        if (!Files.exists(readyFile)) {
            return Optional.empty();
        }
        Properties addresses = read(readyFile);
        return ProcessHandle.of(Long.parseLong(addresses.getProperty("pid")))
                .filter(ProcessHandle::isAlive)
                .map(_ -> addresses);
    }

    private Properties start() {
        try {
            Files.deleteIfExists(readyFile());
            Process process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
            await("test infrastructure")
                    .atMost(LONGEST_START)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> Files.exists(readyFile()) || !process.isAlive());
            if (!process.isAlive()) {
                throw new IllegalStateException("The test infrastructure did not start: " + Files.readString(log()));
            }
            return read(readyFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() {
        Path libraries = root.resolve("deploy/local/target/lib");
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException(
                    "deploy/local is not built: run ./mvnw -pl deploy/local -am install -DskipTests");
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dticketing.root=" + root,
                "-cp",
                classes() + File.pathSeparator + libraries.resolve("*"),
                "io.ticketing.local.Main",
                "infra",
                "--data",
                folder.resolve("data").toString(),
                "--ready-file",
                readyFile().toString(),
                "--while-pid",
                String.valueOf(owner.pid()));
    }

    /// The launcher and what it is made of, which may not be packaged yet.
    private String classes() {
        return Stream.of("local", "dead-letters", "sandbox", "servers")
                .map(house -> root.resolve("deploy").resolve(house).resolve("target/classes"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path readyFile() {
        return folder.resolve("ready.properties");
    }

    private Path log() {
        return folder.resolve("infrastructure.log");
    }

    private String ownerName() {
        long started = owner.info()
                .startInstant()
                .map(instant -> instant.toEpochMilli())
                .orElse(0L);
        return owner.pid() + "-" + started;
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /// The outermost Java process above this one: Maven, or the development environment.
    private static ProcessHandle owner(ProcessHandle process) {
        ProcessHandle owner = process;
        for (Optional<ProcessHandle> parent = process.parent();
                parent.isPresent();
                parent = parent.get().parent()) {
            if (isJava(parent.get())) {
                owner = parent.get();
            }
        }
        return owner;
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("java"))
                .orElse(false);
    }

    private static Path projectRoot() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("deploy/local"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Not inside the project: " + Path.of("").toAbsolutePath());
    }
}
