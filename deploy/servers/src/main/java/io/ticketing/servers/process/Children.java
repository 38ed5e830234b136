package io.ticketing.servers.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The child processes of one run, recorded in a folder; once closed, it starts no more.
public final class Children implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private boolean closed;

    public Children(Path folder) {
        this.folder = folder;
    }

    public synchronized ChildProcess start(Launch launch) {
        if (closed) {
            throw new StartFailure("Stopped while starting " + launch.name());
        }
        return ChildProcess.start(launch, folder);
    }

    /// Stops all recorded and running processes, of this run or of one that was killed; returns how
    /// many there were.
    public int stopRecorded() {
        List<ProcessRecord> left = ProcessRecord.leftIn(folder);
        for (ProcessRecord record : left) {
            record.process().ifPresent(process -> record.signal().stop(process, PATIENCE));
        }
        return left.size();
    }

    @Override
    public synchronized void close() {
        closed = true;
        stopRecorded();
    }
}
