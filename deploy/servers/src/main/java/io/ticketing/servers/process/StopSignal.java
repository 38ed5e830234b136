package io.ticketing.servers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// How to ask a process to stop.
public enum StopSignal {
    TERM,
    /// PostgreSQL waits for its clients on TERM, and closes their connections on INT.
    INT;

    /// Asks the process to stop, and kills it if it has not stopped in time; returns when it is
    /// gone.
    public void stop(ProcessHandle process, Duration patience) {
        send(process);
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void send(ProcessHandle process) {
        if (this == TERM) {
            process.destroy();
            return;
        }
        try {
            // The JDK can send TERM and KILL only; kill is built into every shell.
            new ProcessBuilder("sh", "-c", "kill -" + this + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
