package io.ticketing.servers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A running child process with its log and its record in the folder of running processes.
public final class ChildProcess implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int TAIL = 15;

    /// A child in a separate session does not receive the terminal's Ctrl-C, so this program
    /// decides the order in which children stop. Without setsid they all stop at once.
    private static final List<String> OWN_SESSION = Programs.onPath("setsid") ? List.of("setsid") : List.of();

    private final Launch launch;
    private final Path record;
    private final Process process;

    private ChildProcess(Launch launch, Path record, Process process) {
        this.launch = launch;
        this.record = record;
        this.process = process;
    }

    /// @param folder holds the record of the process while it runs
    static ChildProcess start(Launch launch, Path folder) {
        List<String> command = new ArrayList<>(OWN_SESSION);
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        try {
            Files.createDirectories(launch.log().getParent());
            Process process = builder.start();
            process.getOutputStream().close();
            Path record = ProcessRecord.file(folder, launch.name());
            ProcessRecord.of(process.toHandle(), launch.signal()).write(record);
            return new ChildProcess(launch, record, process);
        } catch (IOException failure) {
            throw new UncheckedIOException(launch.name() + " could not be started", failure);
        }
    }

    /// Returns when the check passes. A process that exits earlier or takes too long is stopped and
    /// causes a [StartFailure].
    public ChildProcess whenReady(Check ready, Duration patience) throws InterruptedException {
        return whenReady(ready, patience, POLL);
    }

    /// @param pause between two checks
    public ChildProcess whenReady(Check ready, Duration patience, Duration pause) throws InterruptedException {
        try {
            awaitReady(ready, patience, pause);
            return this;
        } catch (StartFailure | InterruptedException failure) {
            close();
            throw failure;
        }
    }

    private void awaitReady(Check ready, Duration patience, Duration pause) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready.passes()) {
            if (endsWithin(pause)) {
                throw new StartFailure(launch.name() + " stopped while starting:\n" + tail());
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailure(
                        "%s was not ready within %d s:\n%s".formatted(launch.name(), patience.toSeconds(), tail()));
            }
        }
    }

    /// Waits for its exit for some time; false if it still runs.
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Waits for its exit; returns the exit code, or 128 plus the signal that killed it.
    public int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public Path log() {
        return launch.log();
    }

    /// The end of its log, and where the rest is.
    public String tail() {
        try (Stream<String> lines = Files.lines(launch.log())) {
            List<String> all = lines.toList();
            List<String> last = all.subList(Math.max(0, all.size() - TAIL), all.size());
            return String.join("\n", last) + "\nThe whole log is in " + launch.log();
        } catch (IOException | UncheckedIOException unreadable) {
            return "Its log " + launch.log() + " can't be read.";
        }
    }

    @Override
    public void close() {
        launch.signal().stop(process.toHandle(), launch.patience());
        try {
            Files.deleteIfExists(record);
        } catch (IOException harmless) {
            // A record of a process that has exited is ignored.
        }
    }

    /// A condition that is checked repeatedly; a failed check counts as no.
    public interface Check {
        boolean passes();
    }
}
