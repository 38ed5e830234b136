package io.ticketing.servers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A process recorded in a file, so that a later run finds it even if this one is killed.
///
/// A record names the folder in which it was written. A record in a copied folder is about a
/// process of the original folder, which must not be stopped.
public record ProcessRecord(long pid, Instant startedAt, StopSignal signal) {

    /// Process ids are reused, so the start time must match too. It is derived from the boot time,
    /// which moves a little when the clock is set.
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final String SUFFIX = ".pid";

    public static ProcessRecord of(ProcessHandle process, StopSignal signal) {
        return new ProcessRecord(process.pid(), process.info().startInstant().orElseGet(Instant::now), signal);
    }

    /// The processes that a run left behind in a folder, the youngest first, which is the order to
    /// stop them.
    public static List<ProcessRecord> leftIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .flatMap(file -> read(file).stream())
                    .filter(left -> left.process().isPresent())
                    .sorted(Comparator.comparing(ProcessRecord::startedAt).reversed())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static Path file(Path folder, String name) {
        return folder.resolve(name + SUFFIX);
    }

    /// Empty if there is no such file, or if it is incomplete because the machine stopped while it
    /// was written.
    public static Optional<ProcessRecord> read(Path file) {
        try {
            String[] fields = Files.readString(file).strip().split(" ");
            if (!fields[3].equals(folder(file))) {
                return Optional.empty();
            }
            return Optional.of(new ProcessRecord(
                    Long.parseLong(fields[0]),
                    Instant.ofEpochMilli(Long.parseLong(fields[1])),
                    StopSignal.valueOf(fields[2])));
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    public void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "%d %d %s %s%n".formatted(pid, startedAt.toEpochMilli(), signal, folder(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// An id that stays the same when a folder is moved, but differs for a copy.
    private static String folder(Path file) throws IOException {
        var key = Files.readAttributes(file.toAbsolutePath().getParent(), BasicFileAttributes.class)
                .fileKey();
        return String.valueOf(key).replace(" ", "");
    }

    /// The process itself, if it runs.
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) < 0)
                .orElse(false);
    }
}
