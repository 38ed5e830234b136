package io.ticketing.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.ticketing.servers.process.Programs;

/// A Java program and the cache that makes it start fast: classes loaded and linked ahead of time.
///
/// @param options of the JVM; a cache works only with the options it was made with
/// @param application class path and main class, or the jar
/// @param jar the cache is useless if this is newer, or in another place
/// @param cache where it is, or will be
public record JavaProgram(List<String> options, List<String> application, Path jar, Path cache) {

    private static final List<String> SMALL =
            List.of("-Xss512k", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xms24m");

    /// Options of a JVM that shares a small machine with nine others.
    ///
    /// @param speed what matters more: a fast start, or speed under load
    public static List<String> small(String heap, Speed speed, String... more) {
        List<String> options = new ArrayList<>(SMALL);
        options.add("-Xmx" + heap);
        options.addAll(speed.options);
        options.addAll(List.of(more));
        return List.copyOf(options);
    }

    boolean prepared() throws IOException {
        return Files.exists(cache)
                && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) >= 0
                && Files.exists(stamp())
                && Files.readString(stamp()).equals(madeFor());
    }

    List<String> command() throws IOException {
        return prepared() ? with(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=error")) : commandWithoutCache();
    }

    List<String> commandWithoutCache() {
        return with(List.of());
    }

    /// Writes the cache when the program stops, which then takes some seconds.
    List<String> training() throws IOException {
        Files.createDirectories(cache.getParent());
        Files.deleteIfExists(stamp());
        return with(List.of("-XX:AOTCacheOutput=" + cache));
    }

    void trained() throws IOException {
        Files.writeString(stamp(), madeFor());
    }

    private List<String> with(List<String> cacheOptions) {
        List<String> command = new ArrayList<>(List.of(Programs.java()));
        command.addAll(options);
        command.addAll(cacheOptions);
        command.addAll(application);
        return command;
    }

    private Path stamp() {
        return cache.resolveSibling(cache.getFileName() + ".for");
    }

    /// The JVM accepts a cache of a jar that was moved since, and then may fail to start.
    private String madeFor() {
        return "%s %s%n%s%n".formatted(System.getProperty("java.vm.version"), options, jar.toAbsolutePath());
    }

    /// What the compiler optimises for.
    public enum Speed {
        /// The thorough compiler takes a third of the CPU time of a start.
        START(List.of("-XX:TieredStopAtLevel=1")),
        LOAD(List.of());

        private final List<String> options;

        Speed(List<String> options) {
            this.options = options;
        }
    }
}
