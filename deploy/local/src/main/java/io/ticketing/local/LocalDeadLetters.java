package io.ticketing.local;

import java.io.IOException;
import java.util.Optional;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import io.ticketing.deadletters.DeadLettersCommand;

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
        return "127.0.0.1:"
                + installation
                        .demandPorts("--bootstrap-servers")
                        .infrastructure()
                        .kafka();
    }
}
