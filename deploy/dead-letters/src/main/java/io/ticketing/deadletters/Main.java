package io.ticketing.deadletters;

import java.util.Optional;
import java.util.logging.LogManager;

import picocli.CommandLine;

/// Runs the tool on its own, as in a container: `java -jar ticketing-dead-letters.jar list`.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // What Kafka's clients log would hide the answer.
        LogManager.getLogManager().reset();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new DeadLettersCommand(Optional::empty));
    }
}
