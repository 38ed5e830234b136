package io.ticketing.local.build;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.ticketing.local.parts.Service;
import io.ticketing.servers.process.StartFailure;

/// Builds services with Maven and shows the progress.
public final class MavenBuild implements AutoCloseable {

    private static final Pattern MODULE = Pattern.compile(".*Building (.+) \\S+ +(\\[\\d+/\\d+])");

    private final Path root;
    private final Path log;
    private final Consumer<String> say;

    private volatile @Nullable Process maven;

    /// @param log receives Maven's output
    public MavenBuild(Path root, Path log, Consumer<String> say) {
        this.root = root;
        this.log = log;
        this.say = say;
    }

    /// Builds them and the modules they need.
    public void build(List<Service> services) throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        maven = new ProcessBuilder(command(services))
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = maven.inputReader();
                Writer copy = Files.newBufferedWriter(log)) {
            for (String line; (line = out.readLine()) != null; ) {
                copy.write(line + "\n");
                Matcher module = MODULE.matcher(line);
                if (module.matches()) {
                    say.accept("  " + module.group(2) + " " + module.group(1));
                }
            }
        }
        if (maven.waitFor() != 0) {
            throw new StartFailure("The build failed: see %s, or run ./mvnw verify".formatted(log));
        }
    }

    /// Ends a running build.
    @Override
    public void close() {
        if (maven != null) {
            maven.destroy();
        }
    }

    private List<String> command(List<Service> services) {
        String modules = services.stream().map(service -> "services/" + service).collect(Collectors.joining(","));
        return List.of(
                root.resolve("mvnw").toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "-Dstyle.color=never",
                "--also-make",
                "--projects",
                modules,
                "-Dmaven.test.skip=true",
                "package");
    }
}
