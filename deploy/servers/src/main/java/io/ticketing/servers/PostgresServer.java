package io.ticketing.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.ticketing.servers.process.ChildProcess;
import io.ticketing.servers.process.Children;
import io.ticketing.servers.process.Environment;
import io.ticketing.servers.process.Launch;
import io.ticketing.servers.process.Server;
import io.ticketing.servers.process.StartFailure;
import io.ticketing.servers.process.StopSignal;

/// The system's own PostgreSQL server: creates its data directory once, and starts it.
public final class PostgresServer implements Server {

    public static final String SUPERUSER = "postgres";

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final Path bin;
    private final Path data;
    private final Path log;
    private final int port;
    private final String password;
    private final boolean durable;
    private final Unprivileged user;

    public PostgresServer(InfrastructureSettings settings, Distribution distribution)
            throws IOException, InterruptedException {
        this.bin = distribution.postgres().resolve("bin");
        this.data = settings.data().resolve("postgres");
        this.log = settings.logs().resolve("postgres.log");
        this.port = settings.ports().postgres();
        this.password = settings.superuserPassword();
        this.durable = settings.durable();
        this.user = Unprivileged.forThisUser();
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public ChildProcess start(Children children) throws IOException, InterruptedException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        Launch launch = new Launch(name(), serverCommand(), Environment.withoutSettings(Map.of()), log)
                .stoppedBy(StopSignal.INT);
        return children.start(launch).whenReady(this::answers, START_PATIENCE);
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(port, database), SUPERUSER, password);
    }

    public static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /// initdb writes next to the final place, so that an interrupted run starts over.
    private void initialise() throws IOException, InterruptedException {
        Path work = data.resolveSibling("postgres.new");
        Directories.delete(work);
        Files.createDirectories(work);
        Files.createDirectories(log.getParent());
        Path passwordFile = Secrets.writePrivately(work.resolveSibling("postgres.pw"), password);
        user.own(work);
        user.own(passwordFile);
        List<String> initdb = new ArrayList<>(List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + work,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        if (!durable) {
            initdb.add("--no-sync");
        }
        int exit = new ProcessBuilder(user.run(initdb))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        Files.delete(passwordFile);
        if (exit != 0) {
            throw new StartFailure(
                    "PostgreSQL could not make its data directory %s; its log is %s".formatted(data, log));
        }
        Files.move(work, data);
    }

    private List<String> serverCommand() {
        List<String> command = new ArrayList<>(List.of(bin.resolve("postgres").toString()));
        command.addAll(List.of("-D", data.toString(), "-p", String.valueOf(port)));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return user.run(command);
    }

    private Map<String, String> settings() {
        String safe = durable ? "on" : "off";
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", safe,
                "synchronous_commit", safe,
                "full_page_writes", safe,
                "max_connections", "200",
                "shared_buffers", "64MB",
                "timezone", "UTC",
                "log_timezone", "UTC");
    }

    private boolean answers() {
        try (Connection connection = connect(SUPERUSER)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
