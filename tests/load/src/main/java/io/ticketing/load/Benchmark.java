package io.ticketing.load;

import java.io.PrintWriter;
import java.nio.file.Path;

import io.ticketing.local.Console;

/// Runs a benchmark on a workbench of its own, which is closed even if the user interrupts it.
public final class Benchmark {

    private static final int INTERRUPTED = 130;

    private Benchmark() {}

    @FunctionalInterface
    public interface Measurement {

        /// @return the exit code
        int measure(Workbench workbench, StepLine step) throws Exception;
    }

    /// @param name the folder of its data and logs
    /// @param err where progress is shown
    /// @return the exit code
    public static int run(String name, PrintWriter err, Measurement measurement) throws Exception {
        Path root = Path.of(System.getProperty("ticketing.root"));
        var workbench = new Workbench(root, name, new Console(err));
        var step = new StepLine(err);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(workbench, step, err)));
        try {
            return measurement.measure(workbench, step);
        } catch (Exception failure) {
            if (workbench.isClosed()) {
                return INTERRUPTED;
            }
            throw failure;
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
