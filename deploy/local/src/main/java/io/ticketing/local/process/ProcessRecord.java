package io.ticketing.local.process;

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

/// A process written down in a file, so that a later run finds it even when this one is killed.
///
/// A record says in which folder it was written: one that came along when the folder was copied is
/// about a process of the other, and is not to be stopped.
public record ProcessRecord(long pid, Instant startedAt, StopSignal signal) {

    /// Process ids are used again, so the start must match too. It is derived from the boot time,
    /// which moves a little when the clock is set.
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final String SUFFIX = ".pid";

    public static ProcessRecord of(ProcessHandle process, StopSignal signal) {
        return new ProcessRecord(
                process.pid(), process.info().startInstant().orElseGet(Instant::now), signal);
    }

    /// The processes a run left behind in a folder, the youngest first: that is the order to stop
    /// them in.
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

    /// Empty when there is no such file, or it is cut off because the machine stopped while it was
    /// written.
    public static Optional<ProcessRecord> read(Path file) {
        try {
            String[] fields = Files.readString(file).strip().split(" ");
            if (!fields[3].equals(folder(file))) {
                return Optional.empty();
            }
            return Optional.of(
                    new ProcessRecord(
                            Long.parseLong(fields[0]),
                            Instant.ofEpochMilli(Long.parseLong(fields[1])),
                            StopSignal.valueOf(fields[2])));
        } catch (IOException
                | IllegalArgumentException
                | ArrayIndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    public void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    "%d %d %s %s%n".formatted(pid, startedAt.toEpochMilli(), signal, folder(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What stays when a folder is moved, and is another for a copy.
    private static String folder(Path file) throws IOException {
        var key =
                Files.readAttributes(file.toAbsolutePath().getParent(), BasicFileAttributes.class)
                        .fileKey();
        return String.valueOf(key).replace(" ", "");
    }

    /// The process itself, while it runs.
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
