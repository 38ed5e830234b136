package io.ticketing.local;

import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import io.ticketing.servers.process.StartFailure;

/// The entry point of `./ticketing`: picks the command and turns an expected failure into one line.
@Command(
        name = "./ticketing",
        description = "Runs the whole ticketing system on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DemoCommand.class,
            ReconcileCommand.class,
            ResetCommand.class,
            BenchCommand.class,
            InfraCommand.class,
        })
public final class Main {

    public static void main(String[] args) {
        Logging.silence();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return asOurs(new CommandLine(new Main()).addSubcommand(LocalDeadLetters.command()));
    }

    /// For another program whose commands should behave like these.
    public static CommandLine commandLine(Object command) {
        return asOurs(new CommandLine(command));
    }

    private static CommandLine asOurs(CommandLine command) {
        return command.setExecutionExceptionHandler(Main::explain)
                .setParameterExceptionHandler(Main::refuse)
                .setUsageHelpAutoWidth(true);
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (!(failure instanceof StartFailure)) {
            throw failure;
        }
        Logger.getLogger(Main.class.getName()).log(Level.INFO, failure.getMessage(), failure);
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(failure.getMessage()));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static int refuse(CommandLine.ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr()
                .printf(
                        "%s%nSee %s --help%n",
                        command.getColorScheme().errorText(wrong.getMessage()),
                        command.getCommandSpec().qualifiedName());
        return CommandLine.ExitCode.USAGE;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"ticketing " + (version == null ? "(not packaged)" : version)};
        }
    }
}
