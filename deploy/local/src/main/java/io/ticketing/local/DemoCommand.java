package io.ticketing.local;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import io.ticketing.demo.DemoFailure;
import io.ticketing.local.parts.Ports;
import io.ticketing.servers.process.StartFailure;

/// Fills a running system with demo offers.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Fills the catalogue of a running system with invented offers, through its public API.",
            "You may run it again: it lists only missing offers.",
        },
        footer = {
            "",
            "The offers belong to accounts with a public password: do not use it on a real system.",
        })
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @ArgGroup
    private @Nullable Place place;

    /// A system at an address, not in a data folder.
    private static final class Place {

        @Option(names = "--port", paramLabel = "<port>", description = "The port of a system on this machine.")
        private int port;

        @Option(
                names = "--address",
                paramLabel = "<url>",
                description = "The address of another system. Default: the system that runs here.")
        private @Nullable URI address;
    }

    @Override
    public Integer call() throws Exception {
        URI address = address();
        try {
            new Demo(new Console(spec.commandLine().getOut())).fill(address);
        } catch (DemoFailure failure) {
            throw new StartFailure(String.valueOf(failure.getMessage()), failure);
        }
        return 0;
    }

    private URI address() throws IOException {
        if (place == null) {
            return URI.create(data.installation().demandPorts("--address").address());
        }
        return place.address == null ? at(place.port) : checked(place.address);
    }

    private URI at(int port) {
        if (port < 1 || port > Ports.LAST_BASE) {
            throw refusal("--port must be between 1 and " + Ports.LAST_BASE + ".");
        }
        return URI.create(new Ports(port).address());
    }

    private URI checked(URI address) {
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw refusal("--address must be like http://localhost:8080");
        }
        return address;
    }

    private ParameterException refusal(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }
}
