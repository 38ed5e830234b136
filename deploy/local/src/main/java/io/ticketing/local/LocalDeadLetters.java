package io.ticketing.local;

import java.io.IOException;
import java.util.Optional;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import io.ticketing.deadletters.DeadLettersCommand;
import io.ticketing.servers.process.StartFailure;

/// The dead-letter tool as a command of the launcher: it finds the running system's broker.
final class LocalDeadLetters {

    private LocalDeadLetters() {}

    static CommandLine command() {
        var data = new DataOption();
        var command = new CommandLine(new DeadLettersCommand(() -> Optional.of(brokerOf(data.installation()))));
        for (CommandLine subcommand : command.getSubcommands().values()) {
            subcommand.getCommandSpec().addMixin("data", CommandSpec.forAnnotatedObject(data));
        }
        return command;
    }

    private static String brokerOf(Installation installation) throws IOException {
        if (installation.launcher().isEmpty() || installation.ports().isEmpty()) {
            throw new StartFailure(
                    "Ticketing is not running. Start it with ./ticketing up, or give --bootstrap-servers.");
        }
        return "127.0.0.1:" + installation.ports().get().infrastructure().kafka();
    }
}
