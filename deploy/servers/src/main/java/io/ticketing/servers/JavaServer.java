package io.ticketing.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.ticketing.servers.process.ChildProcess;
import io.ticketing.servers.process.Children;
import io.ticketing.servers.process.Launch;
import io.ticketing.servers.process.Server;
import io.ticketing.servers.process.StopSignal;

/// A server that is a Java program.
///
/// @param ready passes once it accepts requests
public record JavaServer(
        String name, JavaProgram program, Map<String, String> environment, Path log, ChildProcess.Check ready)
        implements Server {

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    /// Making a cache takes 10 s on two cores.
    private static final Duration TRAINING_PATIENCE = Duration.ofMinutes(3);

    @Override
    public ChildProcess start(Children children) throws IOException, InterruptedException {
        return children.start(launch()).whenReady(ready, START_PATIENCE);
    }

    /// The command to start it, with its cache if there is one.
    public Launch launch() throws IOException {
        return launch(program.command(), STOP_PATIENCE);
    }

    /// The command to start it without its cache.
    public Launch launchWithoutCache() {
        return launch(program.commandWithoutCache(), STOP_PATIENCE);
    }

    public boolean prepared() throws IOException {
        return program.prepared();
    }

    /// Starts and stops it once, to make the cache for later starts.
    public void prepare(Children children) throws IOException, InterruptedException {
        children.start(launch(program.training(), TRAINING_PATIENCE))
                .whenReady(ready, START_PATIENCE)
                .close();
        program.trained();
    }

    private Launch launch(List<String> command, Duration patience) {
        return new Launch(name, command, environment, log, StopSignal.TERM, patience);
    }
}
