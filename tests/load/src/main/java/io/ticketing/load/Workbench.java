package io.ticketing.load;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.ticketing.local.Console;
import io.ticketing.local.Logging;
import io.ticketing.local.build.Builds;
import io.ticketing.local.build.MavenBuild;
import io.ticketing.local.parts.Infrastructure;
import io.ticketing.local.parts.Ports;
import io.ticketing.local.parts.Service;
import io.ticketing.local.parts.Services;
import io.ticketing.servers.Directories;
import io.ticketing.servers.Distribution;
import io.ticketing.servers.Http;
import io.ticketing.servers.InfrastructureSettings;
import io.ticketing.servers.JavaServer;
import io.ticketing.servers.PostgresServer;
import io.ticketing.servers.process.Children;
import io.ticketing.servers.process.Parallel;
import io.ticketing.servers.process.RunLock;
import io.ticketing.servers.process.StartFailure;

/// The environment of a benchmark: built services, and their servers with separate data on free
/// ports.
public final class Workbench implements AutoCloseable {

    private final Path root;
    private final Path data;
    private final Console console;
    private final RunLock lock;
    private final Children children;
    private final RunningParts running;
    private final MavenBuild maven;
    private final Services services;
    private final Infrastructure infrastructure;

    private volatile boolean closed;

    /// @param root the folder of the repository
    /// @param benchmark names the folder of data and logs, which stay until it runs again
    public Workbench(Path root, String benchmark, Console console) throws IOException {
        this.root = root;
        this.data = root.resolve("tests/load/target").resolve(benchmark);
        this.console = console;
        this.lock = RunLock.take(data).orElseThrow(() -> alreadyRuns(benchmark));
        Ports ports = Ports.free();
        var settings = new InfrastructureSettings(data, ports.infrastructure(), true);
        var distribution = new Distribution(root);
        this.children = new Children(settings.running());
        this.running = new RunningParts(children);
        this.maven = new MavenBuild(root, settings.logs().resolve("build.log"), console::say);
        this.services = new Services(root, settings, ports, distribution, Map.of());
        this.infrastructure = new Infrastructure(settings, distribution, running::start, console, services.webhooks());
    }

    /// Builds missing services, and starts the servers without any service.
    public void start(Collection<Service> wanted) throws Exception {
        children.stopRecorded();
        for (String left : List.of("kafka", "postgres", "redis", "logs")) {
            Directories.delete(data.resolve(left));
        }
        Logging.toFile(services.settings().logs().resolve("bench.log"));
        List<Service> stale =
                new Builds(root).stale().stream().filter(wanted::contains).toList();
        if (!stale.isEmpty()) {
            console.say("Building what is new, which takes some minutes.");
            maven.build(stale);
        }
        console.say("Starting the servers, with data in " + data);
        infrastructure.start(Service.databases());
    }

    /// Starts all services beside the servers; they stay until the workbench is closed.
    public void startServices() throws Exception {
        List<Callable<?>> starts = new ArrayList<>();
        for (Service service : Service.values()) {
            starts.add(() -> {
                long begin = System.nanoTime();
                running.start(server(service));
                console.ready(service.toString(), begin);
                return null;
            });
        }
        Parallel.run(starts);
    }

    /// The running parts that are processes of their own, by name. Kafka and the sandbox are not:
    /// they run within this one.
    public Map<String, ProcessHandle> processes() {
        return running.handles();
    }

    /// A connection as the superuser.
    public Connection connect(String database) throws SQLException, IOException {
        InfrastructureSettings settings = services.settings();
        String url = PostgresServer.url(settings.ports().postgres(), database);
        return DriverManager.getConnection(url, PostgresServer.SUPERUSER, settings.superuserPassword());
    }

    public JavaServer server(Service service) throws IOException {
        return services.server(service, new Http());
    }

    public int port(Service service) {
        return services.ports().of(service);
    }

    public Children children() {
        return children;
    }

    public Path root() {
        return root;
    }

    /// From then on all work in progress fails.
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws Exception {
        closed = true;
        try (lock;
                children;
                infrastructure) {
            maven.close();
            running.stop(Service.names());
        }
    }

    private static StartFailure alreadyRuns(String benchmark) {
        return new StartFailure("Another ./ticketing bench %s runs here.".formatted(benchmark));
    }
}
