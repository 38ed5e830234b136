package io.ticketing.servers;

import java.io.IOException;
import java.nio.file.Path;

/// How the infrastructure should run.
///
/// @param data the folder with all persistent data
/// @param durable whether an acknowledged write survives a power cut; tests do not need that
public record InfrastructureSettings(Path data, InfrastructurePorts ports, boolean durable) {

    public Path logs() {
        return data.resolve("logs");
    }

    /// The folder with the records of running processes.
    public Path running() {
        return data.resolve("run");
    }

    /// The password of `postgres`, which tests need to create their own databases.
    public String superuserPassword() throws IOException {
        return secrets().password(PostgresServer.SUPERUSER);
    }

    public Secrets secrets() {
        return new Secrets(data.resolve("secrets"));
    }
}
