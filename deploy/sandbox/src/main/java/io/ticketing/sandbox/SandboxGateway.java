package io.ticketing.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;

/// Replaces Stripe on one machine: offers the wire API of its payments, refunds, disputes, connected
/// accounts and transfers, moves no money, and keeps it all in PostgreSQL.
public final class SandboxGateway implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final int SECONDS_TO_FINISH = 1;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Deliverer deliverer;
    private final Chores chores;
    private final Database database;

    private SandboxGateway(
            HttpServer server, ExecutorService threads, Deliverer deliverer, Chores chores, Database database) {
        this.server = server;
        this.threads = threads;
        this.deliverer = deliverer;
        this.chores = chores;
        this.database = database;
    }

    /// Starts a gateway on the loopback address; its tables are created in the given database.
    ///
    /// @param port the port to listen on, 0 for any free one
    /// @param webhooks where it sends all events, beside the endpoints created through its API
    /// @throws UncheckedIOException if the port is taken
    /// @throws IllegalStateException if the database can't be used
    public static SandboxGateway start(
            int port, String jdbcUrl, String username, String password, Optional<WebhookTarget> webhooks) {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return start(loopback, Database.open(jdbcUrl, username, password), webhooks);
    }

    static SandboxGateway start(InetSocketAddress address, Database database, Optional<WebhookTarget> webhooks) {
        // Without it every answer waits for the client's delayed acknowledgement, about 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            database.inTransaction(connection -> {
                WebhookEndpoints.ensure(connection, webhooks);
                return webhooks;
            });
            var server = HttpServer.create(address, BACKLOG);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            var deliverer = Deliverer.start(database);
            server.setExecutor(threads);
            addRoutes(server, database, deliverer);
            server.start();
            var chores = Chores.start(database, deliverer);
            return new SandboxGateway(server, threads, deliverer, chores, database);
        } catch (IOException e) {
            database.close();
            throw new UncheckedIOException("The sandbox gateway can't listen on port " + address.getPort(), e);
        } catch (SQLException e) {
            database.close();
            throw new IllegalStateException("The sandbox gateway can't use its database", e);
        }
    }

    private static void addRoutes(HttpServer server, Database database, Deliverer deliverer) {
        var switches = new Switches();
        var failures = new Failures();
        var apis = List.of(
                new PaymentIntentsApi(database, failures, switches),
                new RefundsApi(database, failures, switches),
                new DisputesApi(database),
                new AccountsApi(database),
                new TransfersApi(database),
                new BalanceApi(database),
                new EventsApi(database));
        var api = new GatewayHandler(apis, switches, deliverer);
        server.createContext("/", api);
        server.createContext(ChallengePage.PATH, new ChallengePage(database, deliverer));
        server.createContext(OnboardingPage.PATH, new OnboardingPage(database, deliverer));
        server.createContext(ControlHandler.PATH, new ControlHandler(database, switches, deliverer));
        server.createContext(PaymentIntentsApi.ALL, api);
        server.createContext(PaymentIntentsApi.FAILURES, api);
    }

    /// The port it listens on.
    public int port() {
        return server.getAddress().getPort();
    }

    /// Stops listening, lets running requests finish for a moment and closes the database.
    @Override
    public void close() {
        server.stop(SECONDS_TO_FINISH);
        threads.shutdown();
        chores.close();
        deliverer.close();
        database.close();
    }
}
