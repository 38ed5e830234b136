package io.ticketing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ticketing.servers.process.Environment;

/// The schema registry, which keeps its schemas in PostgreSQL so that their ids stay the same.
public record SchemaRegistry(InfrastructureSettings settings, Distribution distribution) {

    public static final String NAME = "registry";

    public static String url(int port) {
        return "http://127.0.0.1:%d/apis/ccompat/v7".formatted(port);
    }

    /// Ready when it answers and is set to refuse schemas that are not compatible both ways.
    public JavaServer server(Http http) throws IOException {
        String config = url(settings.ports().registry()) + "/config";
        return new JavaServer(
                NAME,
                program(),
                environment(),
                settings.logs().resolve(NAME + ".log"),
                () -> http.put(config, "{\"compatibility\":\"FULL\"}"));
    }

    /// It is packaged for its own class loader; on the class path the cache includes its classes
    /// too.
    private JavaProgram program() throws IOException {
        Path home = distribution.registry();
        String classPath = Stream.of("quarkus", "app", "lib/boot", "lib/main")
                .flatMap(folder -> jars(home.resolve(folder)))
                .collect(Collectors.joining(":"));
        return new JavaProgram(
                JavaProgram.small("128m", JavaProgram.Speed.START),
                List.of("-cp", classPath, "io.quarkus.runner.GeneratedMain"),
                home.resolve("quarkus-run.jar"),
                distribution.cache(NAME));
    }

    /// Rewritten classes ("transformed") come before the originals.
    private static Stream<String> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .toList()
                    .reversed()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Map<String, String> environment() throws IOException {
        InfrastructurePorts ports = settings.ports();
        Map<String, String> decided = Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", String.valueOf(ports.registry())),
                // It can't be turned off, and would listen on the network at port 9000.
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", "0"),
                Map.entry("APICURIO_STORAGE_KIND", "sql"),
                Map.entry("APICURIO_STORAGE_SQL_KIND", "postgresql"),
                Map.entry("APICURIO_DATASOURCE_URL", PostgresServer.url(ports.postgres(), NAME)),
                Map.entry("APICURIO_DATASOURCE_USERNAME", NAME),
                Map.entry("APICURIO_DATASOURCE_PASSWORD", settings.secrets().password(NAME)),
                // By default it opens 20 connections at once.
                Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1"),
                Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1"));
        return Environment.withoutSettings(decided);
    }
}
