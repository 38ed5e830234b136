package io.ticketing.load.startup;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import io.ticketing.load.Benchmark;
import io.ticketing.load.Machine;
import io.ticketing.load.StepLine;
import io.ticketing.load.Workbench;
import io.ticketing.local.parts.Service;

/// Measures how fast each service starts, and the CPU and memory it takes.
@Command(
        name = "startup",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how soon each service is up, and the CPU and memory it takes.",
            "Each is started alone, on servers of its own whose databases and topics are there: on a plain JVM, from an"
                    + " AOT cache, and as a native executable where one is built. The forms take turns. Shown are medians.",
            "All six services take about ten minutes.",
        },
        footer = {
            "",
            "live      until /q/health/live answers 200",
            "ready     until /q/health/ready does: database and topics are there",
            "sooner    how many times as soon as on the plain JVM",
            "CPU       what the process has used until it is ready",
            "PSS, RSS  its memory two seconds later",
            "",
            "./mvnw package -Dnative -DskipTests builds native executables, with GraalVM.",
        })
public final class StartupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--runs",
            paramLabel = "<number>",
            defaultValue = "5",
            description = "Measured starts in each form, after one that does not count. Default: 5.")
    private int runs;

    @Option(
            names = "--services",
            paramLabel = "<name>",
            split = ",",
            converter = ServiceConverter.class,
            description = "Only these, with commas in between. Default: all.")
    private List<Service> services = List.of(Service.values());

    @Option(names = "--markdown", description = "Print a table for a document.")
    private boolean markdown;

    @Override
    public Integer call() throws Exception {
        if (runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs must be at least 1.");
        }
        return Benchmark.run("startup", spec.commandLine().getErr(), this::measure);
    }

    private int measure(Workbench workbench, StepLine step) throws Exception {
        Set<Service> wanted = EnumSet.copyOf(services);
        workbench.start(wanted);
        PrintWriter out = spec.commandLine().getOut();
        Memory memory = Memory.ofThisSystem();
        var benchmark = new StartupBenchmark(workbench, memory, runs, step::show);
        var report = new StartupReport(memory, markdown);
        out.printf("%s, median of %d%n%n", Machine.current(), runs);
        report.head().forEach(out::println);
        out.flush();
        for (Service service : wanted) {
            var rows = report.rows(service, benchmark.measure(service));
            step.clear();
            rows.forEach(out::println);
            out.flush();
        }
        return 0;
    }
}
