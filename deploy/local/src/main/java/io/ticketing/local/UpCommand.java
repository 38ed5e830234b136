package io.ticketing.local;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import io.ticketing.local.build.Builds;
import io.ticketing.local.build.MavenBuild;
import io.ticketing.local.parts.Ports;
import io.ticketing.local.parts.Service;
import io.ticketing.local.parts.Services;
import io.ticketing.servers.Distribution;
import io.ticketing.servers.InfrastructureSettings;
import io.ticketing.servers.process.RunLock;
import io.ticketing.servers.process.StartFailure;

/// Starts the whole system and stays until it is stopped.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Builds missing parts, starts everything and stays in the foreground.",
            "Stop it with Ctrl-C, or with ./ticketing down from another terminal. Data stays.",
        },
        footer = {
            "",
            "Every TICKETING_* and QUARKUS_* environment variable reaches the services. Payments go to a"
                    + " sandbox unless TICKETING_PAYMENTS_GATEWAY_KEY holds a Stripe secret key.",
        })
final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(
            names = "--port",
            paramLabel = "<port>",
            defaultValue = "" + Ports.DEFAULT,
            description = "The port of the system; its parts use the eleven ports after it. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--reservation-time",
            paramLabel = "<time>",
            converter = TimeConverter.class,
            description = "How long a buyer may take to pay, e.g. 20s or 15m. Default: 15m.")
    private @Nullable String reservationTime;

    @Option(
            names = "--partitions",
            paramLabel = "<number>",
            description = "Partitions of newly created topics. Default: 12.")
    private @Nullable Integer partitions;

    @Option(
            names = "--prepare",
            negatable = true,
            description = "Prepare faster starts, which then take half the time. This takes a minute or two. By default"
                    + " only after a build.")
    private @Nullable Boolean prepare;

    @Option(names = "--demo", description = "Fill the catalogue with invented offers, as ./ticketing demo does.")
    private boolean demo;

    @Override
    public Integer call() throws Exception {
        if (port < 1 || port > Ports.LAST_BASE) {
            throw new ParameterException(spec.commandLine(), "--port must be between 1 and " + Ports.LAST_BASE + ".");
        }
        Installation installation = data.installation();
        try (RunLock lock = RunLock.take(installation.data()).orElse(null)) {
            if (lock == null) {
                throw new StartFailure(alreadyRuns(installation));
            }
            run(installation);
        }
        return 0;
    }

    private void run(Installation installation) throws Exception {
        long begin = System.nanoTime();
        Console console = new Console(spec.commandLine().getOut());
        Ports ports = new Ports(port);
        Logging.toFile(installation.logs().resolve("launcher.log"));
        installation.enter(ports);
        MavenBuild maven = new MavenBuild(data.root(), installation.logs().resolve("build.log"), console::say);
        Runtime.getRuntime().addShutdownHook(new Thread(maven::close));
        boolean built = build(maven, console);

        var settings = new InfrastructureSettings(installation.data(), ports.infrastructure(), true);
        var services = new Services(data.root(), settings, ports, Distribution.ofThisProgram(), options());
        var system = new LocalSystem(services, prepares(built), console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system, installation, console)));
        console.say("Starting, with data in " + installation.data());
        if (prepares(built)) {
            console.say("Preparing a fast start (once, takes one or two minutes).");
        }
        system.start();
        console.say("Ticketing is ready at %s after %.0f s. Stop it with Ctrl-C or ./ticketing down."
                .formatted(ports.address(), Console.seconds(begin)));
        if (demo) {
            new Demo(console).tryToFill(URI.create(ports.address()));
        }
        throw new StartFailure(system.awaitEnd());
    }

    private boolean prepares(boolean built) {
        return prepare == null ? built : prepare;
    }

    private boolean build(MavenBuild maven, Console console) throws Exception {
        List<Service> stale = new Builds(data.root()).stale();
        if (stale.isEmpty()) {
            return false;
        }
        console.say("Building what is new. The first time this downloads about 500 MB and takes some minutes.");
        maven.build(stale);
        return true;
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        if (reservationTime != null) {
            options.put("TICKETING_ORDERS_RESERVATION_TIME", reservationTime);
        }
        if (partitions != null) {
            options.put("TICKETING_TOPICS_PARTITIONS", partitions.toString());
        }
        return options;
    }

    private static String alreadyRuns(Installation installation) throws IOException {
        return "Ticketing already runs with the data in %s%s. Stop it with ./ticketing down, or give another --data and --port."
                .formatted(
                        installation.data(),
                        installation
                                .ports()
                                .map(ports -> ", at " + ports.address())
                                .orElse(""));
    }

    private static void stop(LocalSystem system, Installation installation, Console console) {
        long begin = System.nanoTime();
        console.say("Stopping ...");
        try {
            system.close();
            installation.leave();
            console.say("Stopped in %.1f s.".formatted(Console.seconds(begin)));
        } catch (Exception failure) {
            console.say("Stopping failed: " + failure);
        }
    }

    /// A duration in the format of the services' configuration.
    static final class TimeConverter implements picocli.CommandLine.ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (value.matches("[1-9]\\d*(ms|s|m|h|d)?")) {
                return value;
            }
            try {
                Duration.parse(value);
                return value;
            } catch (java.time.format.DateTimeParseException notATime) {
                throw new picocli.CommandLine.TypeConversionException("'" + value + "' is not a time like 20s or 15m");
            }
        }
    }
}
