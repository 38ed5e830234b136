package io.ticketing.load.scenario;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import io.ticketing.load.Machine;
import io.ticketing.load.StepLine;
import io.ticketing.load.Workbench;
import io.ticketing.load.report.LoadTable;
import io.ticketing.load.scenario.Bench.Effort;
import io.ticketing.local.Console;

/// Measures what the running system can carry.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how much the system on this machine can carry, and how long callers wait.",
            "It starts the whole system with its own data and calls it at its one address, like many clients. In the"
                    + " same run it writes the rows of orders straight to the same PostgreSQL, and computes the hash of"
                    + " passwords by itself: these are the limits that results are compared with.",
            "All scenarios take about ten minutes.",
        })
public final class LoadCommand implements Callable<Integer> {

    private static final int INTERRUPTED = 130;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--scenarios",
            paramLabel = "<name>",
            split = ",",
            converter = KindConverter.class,
            description = "Only these, with commas in between. Default: all.")
    private List<Kind> scenarios = List.of(Kind.values());

    @Option(
            names = "--duration",
            paramLabel = "<seconds>",
            defaultValue = "15",
            description =
                    "How long each load is measured, after a warm-up of a third of that. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--connections",
            paramLabel = "<number>",
            defaultValue = "32",
            description = "Callers who call again as soon as they are answered. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(names = "--markdown", description = "Print tables for a document.")
    private boolean markdown;

    @Override
    public Integer call() throws Exception {
        if (seconds < 1 || connections < 1) {
            throw new ParameterException(spec.commandLine(), "--duration and --connections must be at least 1.");
        }
        PrintWriter err = spec.commandLine().getErr();
        Path root = Path.of(System.getProperty("ticketing.root"));
        var workbench = new Workbench(root, "load", new Console(err));
        var step = new StepLine(err);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(workbench, step, err)));
        try {
            return measure(workbench, step) ? 0 : 1;
        } catch (Exception failure) {
            if (workbench.isClosed()) {
                return INTERRUPTED;
            }
            throw failure;
        }
    }

    private boolean measure(Workbench workbench, StepLine step) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        var table = new LoadTable(markdown);
        List<Result> results = new ArrayList<>();
        try (var system = new LoadedSystem(workbench)) {
            Bench bench = system.bench(new Effort(Duration.ofSeconds(seconds), connections), step::show);
            out.printf("%s, %d connections, %d s%n%n", Machine.current(), connections, seconds);
            table.head().forEach(out::println);
            out.flush();
            bench.warmUp();
            for (Kind kind : EnumSet.copyOf(scenarios)) {
                List<Result> measured = kind.run(bench);
                step.clear();
                measured.stream().filter(result -> !results.contains(result)).forEach(result -> {
                    results.add(result);
                    out.println(table.row(result));
                });
                out.flush();
            }
            out.println();
            results.stream().map(table::details).flatMap(List::stream).forEach(out::println);
            step.show("counting");
            var books = system.awaitBooks();
            step.clear();
            out.printf("%n%s%n", books);
            out.flush();
            return books.balance();
        }
    }

    private static void close(Workbench workbench, StepLine step, PrintWriter err) {
        try {
            step.clear();
            workbench.close();
        } catch (Exception failure) {
            failure.printStackTrace(err);
        }
    }
}
