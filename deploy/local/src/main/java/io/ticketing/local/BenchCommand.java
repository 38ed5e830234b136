package io.ticketing.local;

import picocli.CommandLine.Command;

import io.ticketing.servers.process.StartFailure;

/// A placeholder for the benchmarks in the list of commands. They are a separate program in
/// `tests/load`, which the script `./ticketing` starts instead of this one.
@Command(name = "bench", description = "Measures the system on this machine, for example how fast it starts.")
final class BenchCommand implements Runnable {

    @Override
    public void run() {
        throw new StartFailure("Benchmarks are started by the script: ./ticketing bench");
    }
}
