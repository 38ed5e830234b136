package io.ticketing.local;

import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import io.ticketing.local.parts.PortCheck;
import io.ticketing.local.parts.Ports;
import io.ticketing.local.parts.Service;
import io.ticketing.servers.Http;
import io.ticketing.servers.process.ProcessRecord;

/// Shows the state of the parts.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows each part: whether it is ready, its port and its process.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is ready", "1:something is not, or nothing runs"})
final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    private final Http http = new Http();

    @Override
    public Integer call() throws Exception {
        Console console = new Console(spec.commandLine().getOut());
        Installation installation = data.installation();
        Optional<ProcessHandle> launcher = installation.launcher();
        Optional<Ports> ports = installation.ports();
        if (launcher.isEmpty() || ports.isEmpty()) {
            console.say("Ticketing is not running.");
            return 1;
        }
        boolean allReady = true;
        for (var part : ports.get().byPart().entrySet()) {
            boolean ready = isReady(part.getKey(), part.getValue());
            allReady &= ready;
            console.say("%-18s %-10s port %-6d pid %d"
                    .formatted(
                            part.getKey(),
                            ready ? "ready" : "not ready",
                            part.getValue(),
                            pid(installation, part.getKey())
                                    .orElse(launcher.get().pid())));
        }
        console.say("The address is " + ports.get().address());
        return allReady ? 0 : 1;
    }

    private boolean isReady(String part, int port) {
        boolean service = Service.names().contains(part);
        return service ? http.get("http://127.0.0.1:%d/q/health/ready".formatted(port)) : PortCheck.isOpen(port);
    }

    /// Empty for parts that run inside the launcher.
    private static Optional<Long> pid(Installation installation, String part) {
        return ProcessRecord.read(ProcessRecord.file(installation.running(), part))
                .map(ProcessRecord::pid);
    }
}
