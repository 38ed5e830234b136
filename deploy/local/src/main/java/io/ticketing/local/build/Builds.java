package io.ticketing.local.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.ticketing.local.parts.Service;
import io.ticketing.local.parts.Services;

/// Finds out which services have to be built before they can start.
public record Builds(Path root) {

    /// Services without a jar, and those with a source that is newer than it.
    public List<Service> stale() {
        return Arrays.stream(Service.values()).filter(this::isStale).toList();
    }

    private boolean isStale(Service service) {
        Path jar = Services.jar(root, service);
        if (!Files.exists(jar)) {
            return true;
        }
        FileTime built = modified(jar);
        return sources(service)
                .filter(Files::isRegularFile)
                .anyMatch(source -> modified(source).compareTo(built) > 0);
    }

    private Stream<Path> sources(Service service) {
        Stream<Path> modules = Stream.of(
                        Stream.of(root.resolve("contracts/avro")),
                        children(root.resolve("libs")),
                        Stream.of(root.resolve("services").resolve(service.toString())))
                .flatMap(folders -> folders);
        return Stream.concat(
                Stream.of(root.resolve("pom.xml")),
                modules.flatMap(module ->
                        Stream.concat(Stream.of(module.resolve("pom.xml")), walk(module.resolve("src/main")))));
    }

    private static Stream<Path> children(Path folder) {
        return walk(folder, 1).filter(child -> !child.equals(folder));
    }

    private static Stream<Path> walk(Path folder) {
        return walk(folder, Integer.MAX_VALUE);
    }

    private static Stream<Path> walk(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.sorted(Comparator.naturalOrder()).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
