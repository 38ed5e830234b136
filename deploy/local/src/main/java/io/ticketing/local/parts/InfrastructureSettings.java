package io.ticketing.local.parts;

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

    Secrets secrets() {
        return new Secrets(data.resolve("keys"));
    }
}
