package io.ticketing.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.ticketing.servers.process.ChildProcess;
import io.ticketing.servers.process.Children;
import io.ticketing.servers.process.Parallel;
import io.ticketing.servers.process.Server;

/// The parts of the system that run, by name.
final class RunningParts {

    private final Children children;
    private final Map<String, ChildProcess> processes = new ConcurrentHashMap<>();

    RunningParts(Children children) {
        this.children = children;
    }

    ChildProcess start(Server server) throws IOException, InterruptedException {
        ChildProcess process = server.start(children);
        processes.put(server.name(), process);
        return process;
    }

    Map<String, ProcessHandle> handles() {
        return processes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, part -> part.getValue().handle()));
    }

    /// Stops those of these parts that run.
    void stop(Collection<String> names) throws Exception {
        List<Callable<?>> stops = new ArrayList<>();
        for (String name : names) {
            ChildProcess process = processes.remove(name);
            if (process != null) {
                stops.add(() -> {
                    process.close();
                    return null;
                });
            }
        }
        Parallel.run(stops);
    }
}
