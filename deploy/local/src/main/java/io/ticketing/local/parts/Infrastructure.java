package io.ticketing.local.parts;

import java.net.http.HttpClient;
import java.sql.Connection;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;

import io.ticketing.local.process.Children;
import io.ticketing.local.process.Parallel;
import io.ticketing.sandbox.SandboxGateway;

/// The servers the services stand on: PostgreSQL, Kafka, Redis, the schema registry and the sandbox
/// gateway.
public final class Infrastructure implements AutoCloseable {

    private static final String SANDBOX = "sandbox";
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);

    private final InfrastructureSettings settings;
    private final Distribution distribution;
    private final Children children;
    private final Progress progress;
    private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();

    public Infrastructure(
            InfrastructureSettings settings,
            Distribution distribution,
            Children children,
            Progress progress) {
        this.settings = settings;
        this.distribution = distribution;
        this.children = children;
        this.progress = progress;
    }

    /// Returns when all of them are ready; those that don't need each other start side by side.
    public void start() throws Exception {
        Parallel.run(
                List.of(
                        this::startPostgresAndItsClients,
                        () -> start("Kafka", () -> KafkaBroker.start(settings)),
                        () -> start("Redis", () -> redis().start(children))));
    }

    /// The address of PostgreSQL's superuser, for tests that make databases of their own.
    public String superuserPassword() throws Exception {
        return settings.secrets().password(PostgresServer.SUPERUSER);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part; (part = started.pollFirst()) != null; ) {
            part.close();
        }
        children.close();
    }

    private Void startPostgresAndItsClients() throws Exception {
        var postgres = new PostgresServer(settings, distribution, superuserPassword());
        start("PostgreSQL", () -> postgres.start(children));
        try (Connection connection = postgres.connect(PostgresServer.SUPERUSER)) {
            Databases databases = new Databases(connection, settings.secrets());
            databases.ensure(SchemaRegistry.DATABASE);
            databases.ensure(SANDBOX);
        }
        Parallel.run(
                List.of(
                        () -> start("Schema registry", () -> registry().start(children)),
                        () -> start("Sandbox gateway", this::startGateway)));
        return null;
    }

    private RedisServer redis() {
        return new RedisServer(settings, distribution);
    }

    private SchemaRegistry registry() throws Exception {
        HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
        return new SchemaRegistry(
                settings, distribution, http, settings.secrets().password(SchemaRegistry.DATABASE));
    }

    private SandboxGateway startGateway() throws Exception {
        InfrastructurePorts ports = settings.ports();
        return SandboxGateway.start(
                ports.gateway(),
                PostgresServer.url(ports.postgres(), SANDBOX),
                SANDBOX,
                settings.secrets().password(SANDBOX));
    }

    private <T extends AutoCloseable> T start(String part, Callable<T> starting) throws Exception {
        long begin = System.nanoTime();
        T running = starting.call();
        started.addFirst(running);
        progress.ready(part, Duration.ofNanos(System.nanoTime() - begin));
        return running;
    }
}
