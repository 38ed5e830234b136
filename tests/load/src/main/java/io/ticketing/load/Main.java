package io.ticketing.load;

import picocli.CommandLine.Command;

import io.ticketing.load.scenario.LoadCommand;
import io.ticketing.load.startup.StartupCommand;
import io.ticketing.local.Logging;

/// The entry point of `./ticketing bench`: one command for each benchmark.
@Command(
        name = "./ticketing bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the system on this machine.",
            "Each benchmark brings its own servers and data, so a system that runs is left alone; but one that is"
                    + " busy takes time from it.",
        },
        synopsisSubcommandLabel = "BENCHMARK",
        commandListHeading = "Benchmarks:%n",
        subcommands = {StartupCommand.class, LoadCommand.class})
public final class Main {

    public static void main(String[] args) {
        Logging.silence();
        System.exit(io.ticketing.local.Main.commandLine(new Main()).execute(args));
    }
}
