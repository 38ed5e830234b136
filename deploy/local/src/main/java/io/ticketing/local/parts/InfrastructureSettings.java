package io.ticketing.local.parts;

import java.io.IOException;
import java.nio.file.Path;

/// How the servers below the services are to run.
///
/// @param data the folder with everything that stays
/// @param durable whether an acknowledged write survives a power cut; tests do without
public record InfrastructureSettings(Path data, InfrastructurePorts ports, boolean durable) {

    public Path logs() {
        return data.resolve("logs");
    }

    /// Names the processes that run.
    public Path running() {
        return data.resolve("run");
    }

    /// The password of `postgres`, for tests that make databases of their own.
    public String superuserPassword() throws IOException {
        return secrets().password(PostgresServer.SUPERUSER);
    }

    SigningKeys signingKeys() {
        return new SigningKeys(data.resolve("keys"));
    }

    Secrets secrets() {
        return new Secrets(data.resolve("secrets"));
    }
}
