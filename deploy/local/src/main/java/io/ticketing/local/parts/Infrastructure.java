package io.ticketing.local.parts;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;

import io.ticketing.sandbox.SandboxGateway;
import io.ticketing.sandbox.WebhookTarget;
import io.ticketing.servers.Databases;
import io.ticketing.servers.Distribution;
import io.ticketing.servers.Http;
import io.ticketing.servers.InfrastructurePorts;
import io.ticketing.servers.InfrastructureSettings;
import io.ticketing.servers.KafkaBroker;
import io.ticketing.servers.PostgresServer;
import io.ticketing.servers.RedisServer;
import io.ticketing.servers.SchemaRegistry;
import io.ticketing.servers.process.Parallel;
import io.ticketing.servers.process.Server;

/// The servers that the services need: PostgreSQL, Kafka, Redis, the schema registry and the
/// sandbox gateway.
public final class Infrastructure implements AutoCloseable {

    private static final String SANDBOX = "sandbox";

    private final InfrastructureSettings settings;
    private final Distribution distribution;
    private final Runner runner;
    private final Progress progress;
    private final Optional<URI> webhooks;
    private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();

    /// @param webhooks where the sandbox gateway sends its events, if anyone wants them
    public Infrastructure(
            InfrastructureSettings settings,
            Distribution distribution,
            Runner runner,
            Progress progress,
            Optional<URI> webhooks) {
        this.settings = settings;
        this.distribution = distribution;
        this.runner = runner;
        this.progress = progress;
        this.webhooks = webhooks;
    }

    /// Signs the sandbox gateway's events.
    static String webhookSecret(InfrastructureSettings settings) throws IOException {
        return "whsec_" + settings.secrets().password("webhooks");
    }

    /// Returns when all of them are ready; independent ones start in parallel.
    ///
    /// @param databases to create for the services, each with a user of the same name
    public void start(List<String> databases) throws Exception {
        Parallel.run(List.of(
                () -> startPostgresAndItsClients(databases),
                () -> start("Kafka", () -> KafkaBroker.start(settings)),
                () -> start("Redis", new RedisServer(settings, distribution))));
    }

    /// In the reverse order of the start.
    @Override
    public void close() throws Exception {
        for (AutoCloseable part; (part = started.pollFirst()) != null; ) {
            part.close();
        }
    }

    private Void startPostgresAndItsClients(List<String> databases) throws Exception {
        var postgres = new PostgresServer(settings, distribution);
        start("PostgreSQL", postgres);
        createDatabases(postgres, databases);
        Parallel.run(List.of(
                () -> start("Schema registry", registry()), () -> start("Sandbox gateway", this::startGateway)));
        return null;
    }

    private void createDatabases(PostgresServer postgres, List<String> names) throws SQLException, IOException {
        List<String> all = new ArrayList<>(names);
        all.addAll(List.of(SchemaRegistry.NAME, SANDBOX));
        try (Connection connection = postgres.connect(PostgresServer.SUPERUSER)) {
            var databases = new Databases(connection, settings.secrets());
            for (String name : all) {
                databases.ensure(name);
            }
        }
    }

    private Server registry() throws IOException {
        return new SchemaRegistry(settings, distribution).server(new Http());
    }

    private SandboxGateway startGateway() throws IOException {
        InfrastructurePorts ports = settings.ports();
        String secret = webhookSecret(settings);
        return SandboxGateway.start(
                ports.gateway(),
                PostgresServer.url(ports.postgres(), SANDBOX),
                SANDBOX,
                settings.secrets().password(SANDBOX),
                webhooks.map(url -> new WebhookTarget(url, secret)));
    }

    private Void start(String part, Server server) throws Exception {
        return start(part, () -> runner.run(server));
    }

    private Void start(String part, Callable<? extends AutoCloseable> starting) throws Exception {
        long begin = System.nanoTime();
        started.addFirst(starting.call());
        progress.ready(part, begin);
        return null;
    }

    /// Starts a server, and decides what happens when it exits.
    public interface Runner {

        AutoCloseable run(Server server) throws Exception;
    }
}
