package io.ticketing.local;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import io.ticketing.servers.process.Children;

/// Stops a running system from another terminal.
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops everything, in order; data stays.")
final class DownCommand implements Callable<Integer> {

    private static final int PATIENCE_SECONDS = 90;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() throws Exception {
        Console console = new Console(spec.commandLine().getOut());
        Installation installation = data.installation();
        Optional<ProcessHandle> launcher = installation.launcher();
        if (launcher.isPresent()) {
            stop(launcher.get());
        }
        int left = new Children(installation.running()).stopRecorded();
        console.say(
                launcher.isPresent()
                        ? "Stopped."
                        : left > 0 ? "Stopped the remaining processes of a killed run." : "Ticketing is not running.");
        return 0;
    }

    private static void stop(ProcessHandle launcher) throws Exception {
        launcher.destroy();
        try {
            launcher.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            launcher.destroyForcibly();
            launcher.onExit().get();
        }
    }
}
