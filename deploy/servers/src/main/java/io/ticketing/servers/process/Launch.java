package io.ticketing.servers.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How to start and stop a child process.
///
/// @param environment the complete environment, see [Environment]
/// @param log receives its output
/// @param patience how long it may take to stop before it is killed
public record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        StopSignal signal,
        Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public Launch(String name, List<String> command, Map<String, String> environment, Path log) {
        this(name, command, environment, log, StopSignal.TERM, PATIENCE);
    }

    public Launch stoppedBy(StopSignal other) {
        return new Launch(name, command, environment, log, other, patience);
    }
}
