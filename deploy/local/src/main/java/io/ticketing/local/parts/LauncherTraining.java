package io.ticketing.local.parts;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.ticketing.servers.Directories;
import io.ticketing.servers.Distribution;
import io.ticketing.servers.InfrastructureSettings;
import io.ticketing.servers.JavaProgram;
import io.ticketing.servers.JavaServer;
import io.ticketing.servers.process.Children;
import io.ticketing.servers.process.Environment;

/// Makes the cache from which `./ticketing` starts this program: most of its start is the broker's.
public final class LauncherTraining {

    private static final String NAME = "launcher";
    private static final String TARGET = "deploy/local/target";

    private final Path folder;
    private final Path target;
    private final Path cache;
    private final JavaServer launcher;

    public LauncherTraining(InfrastructureSettings settings, Distribution distribution) {
        this.folder = settings.data().resolve("training");
        this.target = distribution.root().resolve(TARGET);
        this.cache = distribution.cache(NAME);
        this.launcher = new JavaServer(
                NAME,
                program(distribution),
                Environment.withoutSettings(Map.of()),
                settings.logs().resolve("training.log"),
                () -> Files.exists(readyFile()));
    }

    public boolean done() throws IOException {
        return launcher.prepared() && isNewerThanTheParts();
    }

    /// The modules that the launcher is made of are jars among its libraries.
    private boolean isNewerThanTheParts() throws IOException {
        var made = Files.getLastModifiedTime(cache);
        try (var parts = Files.newDirectoryStream(target.resolve("lib"), "ticketing-*.jar")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).compareTo(made) > 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Starts the servers once more, beside the others and with other data, and stops them.
    public void run(Children children) throws IOException, InterruptedException {
        Directories.delete(folder);
        launcher.prepare(children);
        Directories.delete(folder);
    }

    private JavaProgram program(Distribution distribution) {
        Path jar = target.resolve("ticketing-local.jar");
        return new JavaProgram(
                optionsOfThisProgram(),
                List.of(
                        "-Dticketing.root=" + distribution.root(),
                        "-jar",
                        jar.toString(),
                        "infra",
                        "--data=" + folder,
                        "--ready-file=" + readyFile(),
                        "--while-pid=" + ProcessHandle.current().pid()),
                jar,
                cache);
    }

    private Path readyFile() {
        return folder.resolve("ready");
    }

    /// A cache works only with the options it was made with, whatever ./ticketing sets.
    private static List<String> optionsOfThisProgram() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.matches("(-XX:AOT|-Xlog|-Dticketing[.]root=).*"))
                .toList();
    }
}
