package io.ticketing.load.scenario;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import io.ticketing.load.Benchmark;
import io.ticketing.load.Machine;
import io.ticketing.load.StepLine;
import io.ticketing.load.Workbench;
import io.ticketing.load.report.LoadJson;
import io.ticketing.load.report.LoadPage;
import io.ticketing.load.report.LoadTable;
import io.ticketing.load.report.Run;
import io.ticketing.load.scenario.StockCheck.Books;

/// Measures what the running system can carry.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how much the system on this machine can carry, and how long callers wait.",
            "It starts the whole system with its own data and calls it at its one address, like many clients. In the"
                    + " same run it writes the rows of orders straight to the same PostgreSQL, and computes the hash of"
                    + " passwords by itself: these are the limits that results are compared with.",
            "All scenarios except growth take about ten minutes.",
        },
        footer = {
            "",
            "different  orders for many tickets           show      one ticket",
            "hot        orders for one ticket             create    a new ticket",
            "calm       one ticket beside a crowd         sign-in   with the right password",
            "           on eight others                   purchase  order, pay, complete",
            "blocked    one ticket beside callers         on-sale   a stampede for one ticket",
            "           of one whose row is locked        overload  four times the peak",
            "list       a page of 100 tickets             growth    beside millions of",
            "                                                       ended orders, with 3 GB",
            "",
            "per s      successes per second",
            "of limit   that rate, as a share of the best limit beside it",
            "p50 ...    how long successes take, in an open loop from when the call was due",
            "CPU ms     of all services and servers for each call, without the load itself",
        })
public final class LoadCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--scenarios",
            paramLabel = "<name>",
            split = ",",
            converter = KindConverter.class,
            description = "Only these, with commas in between. Default: all except growth.")
    private List<Kind> scenarios = Kind.USUAL;

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

    @Option(
            names = "--short",
            description = {
                "A short form of some scenarios with few callers, about a minute after the start. It fails if calls stall, if"
                        + " a ticket whose buyers wait stops another, or if the stock is wrong. It compares only within"
                        + " the run, so it holds on any machine. What it finds, it measures again before it says so."
            })
    private boolean brief;

    @Option(names = "--json", paramLabel = "<file>", description = "Also write all figures there, as JSON.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "<file>", description = "Also write one page with plots there.")
    private @Nullable Path html;

    @Option(names = "--markdown", description = "Print tables for a document.")
    private boolean markdown;

    @Override
    public Integer call() throws Exception {
        if (seconds < 1 || connections < 1) {
            throw new ParameterException(spec.commandLine(), "--duration and --connections must be at least 1.");
        }
        return Benchmark.run("load", spec.commandLine().getErr(), this::measure);
    }

    private int measure(Workbench workbench, StepLine step) throws Exception {
        Effort effort = brief ? Effort.SHORT : new Effort(Duration.ofSeconds(seconds), connections);
        PrintWriter out = spec.commandLine().getOut();
        var printed = new PrintedRun("%s, %s".formatted(Machine.current(), effort), new LoadTable(markdown), step, out);
        try (var system = new LoadedSystem(workbench)) {
            Bench bench = system.bench(effort, step::show);
            bench.warmUp();
            printed.begin();
            var program = new Program(bench, brief, printed::add);
            for (Kind kind : EnumSet.copyOf(brief ? Kind.SHORT : scenarios)) {
                program.run(kind);
            }
            Books books = system.awaitBooks();
            write(printed.end(books, program.complaints()));
            return program.complaints().isEmpty() && books.balance() ? 0 : 1;
        }
    }

    private void write(Run run) throws IOException {
        if (json != null) {
            LoadJson.write(run, json);
        }
        if (html != null) {
            LoadPage.write(run, html);
        }
    }
}
