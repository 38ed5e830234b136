package io.ticketing.load.startup;

import java.io.IOException;
import java.time.Duration;

import io.ticketing.servers.process.ChildProcess;
import io.ticketing.servers.process.Children;
import io.ticketing.servers.process.Launch;
import io.ticketing.servers.process.StartFailure;

/// Starts a service, measures it, and stops it again.
final class StartMeter {

    private static final String LIVE = "/q/health/live";
    private static final String READY = "/q/health/ready";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /// Until consumers have joined their groups and the compiler has finished the start.
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final Children children;
    private final Memory memory;

    StartMeter(Children children, Memory memory) {
        this.children = children;
        this.memory = memory;
    }

    Start measure(Launch launch, int port) throws IOException, InterruptedException {
        Probe live = new Probe(port, LIVE);
        Probe ready = new Probe(port, READY);
        long begin = System.nanoTime();
        try (ChildProcess process = children.start(launch)) {
            process.whenReady(live::isAnswered, PATIENCE, PAUSE);
            Duration untilLive = Duration.ofNanos(System.nanoTime() - begin);
            process.whenReady(ready::isAnswered, PATIENCE, PAUSE);
            Duration untilReady = Duration.ofNanos(System.nanoTime() - begin);
            Duration cpu = process.handle().info().totalCpuDuration().orElseThrow();
            if (process.endsWithin(SETTLING)) {
                throw new StartFailure(launch.name() + " stopped once it was ready");
            }
            return new Start(
                    untilLive, untilReady, cpu, memory.of(process.handle().pid()));
        }
    }
}
