package io.ticketing.local.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.ticketing.local.process.ChildProcess;
import io.ticketing.local.process.Children;
import io.ticketing.local.process.Launch;
import io.ticketing.local.process.Programs;
import io.ticketing.local.process.StartFailure;

/// The schema registry, which keeps its schemas in PostgreSQL so that their ids stay the same.
record SchemaRegistry(
        InfrastructureSettings settings,
        Distribution distribution,
        HttpClient http,
        String password) {

    static final String DATABASE = "registry";

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration CALL_PATIENCE = Duration.ofSeconds(10);

    static String url(int port) {
        return "http://127.0.0.1:%d/apis/ccompat/v7".formatted(port);
    }

    /// Returns when the registry answers and refuses schemas that are not compatible both ways.
    ChildProcess start(Children children) throws IOException, InterruptedException {
        List<String> command =
                List.of(
                        Programs.java(),
                        "-Xmx128m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        distribution.registry().resolve("quarkus-run.jar").toString());
        Path log = settings.logs().resolve("registry.log");
        return children.start(new Launch("registry", command, environment(), log))
                .whenReady(this::demandsFullCompatibility, START_PATIENCE);
    }

    private Map<String, String> environment() {
        InfrastructurePorts ports = settings.ports();
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", String.valueOf(ports.registry())),
                // It can't be turned off, and would listen to the network on port 9000.
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", "0"),
                Map.entry("APICURIO_STORAGE_KIND", "sql"),
                Map.entry("APICURIO_STORAGE_SQL_KIND", "postgresql"),
                Map.entry(
                        "APICURIO_DATASOURCE_URL", PostgresServer.url(ports.postgres(), DATABASE)),
                Map.entry("APICURIO_DATASOURCE_USERNAME", DATABASE),
                Map.entry("APICURIO_DATASOURCE_PASSWORD", password),
                // Its defaults open 20 connections at once.
                Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1"),
                Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1"));
    }

    private boolean demandsFullCompatibility() {
        URI config = URI.create(url(settings.ports().registry()) + "/config");
        HttpRequest request =
                HttpRequest.newBuilder(config)
                        .timeout(CALL_PATIENCE)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"FULL\"}"))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while the registry started", interrupted);
        }
    }
}
