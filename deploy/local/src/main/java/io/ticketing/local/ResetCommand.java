package io.ticketing.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import io.ticketing.servers.Directories;
import io.ticketing.servers.process.Children;
import io.ticketing.servers.process.RunLock;
import io.ticketing.servers.process.StartFailure;

/// Deletes all data.
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Deletes all data, keys and logs. The next start begins with empty data.")
final class ResetCommand implements Callable<Integer> {

    /// By name, so that a folder given by mistake loses nothing else.
    private static final List<String> CONTENTS = List.of(
            "postgres",
            "postgres.new",
            "postgres.pw",
            "postgres.pw.new",
            "kafka",
            "redis",
            "keys",
            "secrets",
            "training",
            "logs",
            "run",
            "port",
            "launcher.pid",
            "lock");

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() throws Exception {
        Console console = new Console(spec.commandLine().getOut());
        Installation installation = data.installation();
        if (!Files.isDirectory(installation.data())) {
            console.say("There is nothing to delete in " + installation.data());
            return 0;
        }
        try (RunLock lock = RunLock.take(installation.data()).orElse(null)) {
            if (lock == null) {
                throw new StartFailure("Ticketing is running. Stop it first: ./ticketing down");
            }
            new Children(installation.running()).stopRecorded();
            for (String name : CONTENTS) {
                Directories.delete(installation.data().resolve(name));
            }
        }
        deleteIfEmpty(installation.data());
        console.say("Deleted the data in " + installation.data());
        return 0;
    }

    private static void deleteIfEmpty(Path folder) throws Exception {
        try (var rest = Files.list(folder)) {
            if (rest.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
    }
}
