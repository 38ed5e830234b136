package io.ticketing.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.ticketing.servers.Directories;
import io.ticketing.servers.Distribution;
import io.ticketing.servers.InfrastructurePorts;
import io.ticketing.servers.InfrastructureSettings;
import io.ticketing.servers.PostgresServer;
import io.ticketing.servers.process.Children;

/// A PostgreSQL for a test that needs no other server.
final class TestPostgres implements AutoCloseable {

    private final Path folder;
    private final InfrastructureSettings settings;
    private final Children children;
    private final String password;

    private TestPostgres(Path folder) throws IOException {
        this.folder = folder;
        this.settings = new InfrastructureSettings(folder, InfrastructurePorts.free(), false);
        this.children = new Children(settings.running());
        this.password = settings.superuserPassword();
    }

    static TestPostgres start() throws IOException, InterruptedException {
        var postgres = new TestPostgres(Files.createTempDirectory("postgres"));
        new PostgresServer(postgres.settings, Distribution.ofThisProgram()).start(postgres.children);
        return postgres;
    }

    String url() {
        return PostgresServer.url(settings.ports().postgres(), username());
    }

    String username() {
        return PostgresServer.SUPERUSER;
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        children.close();
        Directories.delete(folder);
    }
}
