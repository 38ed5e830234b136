package io.ticketing.load.scenario;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.ticketing.load.generator.Generator;

/// The CPU time that each part has used so far.
final class CpuMeter {

    /// Kafka and the sandbox gateway run in the process of the benchmark.
    static final String KAFKA = "kafka, sandbox";
    static final String LOAD = "the load itself";
    static final String POSTGRES = "postgres";

    private final Map<String, ProcessHandle> processes;
    private final Generator generator;

    CpuMeter(Map<String, ProcessHandle> processes, Generator generator) {
        this.processes = processes;
        this.generator = generator;
    }

    Reading read() {
        Map<String, Map<Long, Duration>> parts = new TreeMap<>();
        processes.forEach((part, process) -> parts.put(part, tree(process)));
        Duration load = generator.cpu();
        long self = ProcessHandle.current().pid();
        parts.put(KAFKA, Map.of(self, cpu(ProcessHandle.current()).minus(load)));
        parts.put(LOAD, Map.of(self, load));
        return new Reading(parts);
    }

    private static Map<Long, Duration> tree(ProcessHandle root) {
        Map<Long, Duration> times = new HashMap<>();
        Stream.concat(Stream.of(root), root.descendants()).forEach(process -> times.put(process.pid(), cpu(process)));
        return times;
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// By part and process: PostgreSQL has one for each connection.
    record Reading(Map<String, Map<Long, Duration>> parts) {

        Map<String, Duration> since(Reading earlier) {
            Map<String, Duration> used = new TreeMap<>();
            parts.forEach((part, now) -> used.put(part, difference(now, earlier.parts.getOrDefault(part, Map.of()))));
            return used;
        }

        private static Duration difference(Map<Long, Duration> now, Map<Long, Duration> before) {
            return now.entrySet().stream()
                    .map(process -> process.getValue().minus(before.getOrDefault(process.getKey(), Duration.ZERO)))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }
}
