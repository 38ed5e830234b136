package io.ticketing.journeys;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Clients that generators make of the API's description buy a ticket, and linters find nothing in
/// it.
@Journey
class GeneratedClientsIT {

    private static final Path TARGET = Path.of(System.getProperty("ticketing.target", "target"));
    private static final Path SOURCES = Path.of("src/test/clients").toAbsolutePath();

    private final Path work = TARGET.resolve("clients").toAbsolutePath();
    private final Path description = work.resolve("openapi.yaml");

    @BeforeEach
    void fetchTheDescription() throws IOException {
        Files.createDirectories(work);
        var answer = Account.nobody().accept("application/yaml").get("/openapi");
        assertThat(answer.statusCode()).isEqualTo(200);
        Files.writeString(description, answer.asString());
    }

    /// The JDK's own client, as openapi-generator makes it with the library `native`.
    @Test
    void theJavaClientBuysATicket() {
        var client = work.resolve("java");
        var java = Tool.of(work, Path.of(System.getProperty("java.home"), "bin"));
        java.run(
                "java",
                "-jar",
                TARGET.resolve("openapi-generator-cli.jar").toAbsolutePath().toString(),
                "generate",
                "--input-spec=" + description,
                "--output=" + client,
                "--generator-name=java",
                "--library=native",
                "--invoker-package=io.ticketing.client",
                "--api-package=io.ticketing.client.api",
                "--model-package=io.ticketing.client.model",
                "--additional-properties=openApiNullable=false,useJakartaEe=true",
                "--global-property=apis,models,supportingFiles,apiTests=false,modelTests=false,"
                        + "apiDocs=false,modelDocs=false");
        var classes = work.resolve("classes").toString();
        var libraries = System.getProperty("java.class.path");
        java.run(
                Stream.of(
                        Stream.of("javac", "-nowarn", "-d", classes, "-cp", libraries),
                        sources(client.resolve("src/main/java")),
                        Stream.of(SOURCES.resolve("java/Buy.java").toString())));

        var said =
                java.run("java", "-cp", classes + File.pathSeparator + libraries, "Buy", origin());
        assertThat(said).contains("complete, 41.0 USD");
    }

    /// What openapi-typescript makes, with openapi-fetch.
    @Test
    @WithNode
    void theTypeScriptClientBuysATicket() {
        var node = Tool.node(work, SOURCES.resolve("node"));
        node.run("npx", "openapi-typescript", description.toString(), "--output", "api.d.ts");
        node.run("npx", "tsc");

        assertThat(node.run("node", "out/buy.js", origin())).contains("complete, 41 USD");
    }

    @Test
    @WithNode
    void lintersFindNothing() {
        var node = Tool.node(work, SOURCES.resolve("node"));
        var descriptions =
                Stream.concat(
                                Stream.of(description),
                                Stream.of("auth", "tickets", "orders", "payments")
                                        .map(service -> "services/" + service + "/openapi.yaml")
                                        .map(RunningSystem.root()::resolve)
                                        .map(Path::toAbsolutePath))
                        .map(Path::toString)
                        .toList();

        assertThat(
                        node.run(
                                Stream.of(
                                        Stream.of("npx", "redocly", "lint", "--format=json"),
                                        descriptions.stream())))
                .contains("\"errors\": 0")
                .contains("\"warnings\": 0");
        assertThat(
                        node.run(
                                Stream.of(
                                        Stream.of(
                                                "npx", "spectral", "lint", "--fail-severity=hint"),
                                        descriptions.stream())))
                .contains("No results with a severity of 'hint' or higher found!");
    }

    private static String origin() {
        return RunningSystem.current().origin();
    }

    private static Stream<String> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            List<String> sources =
                    files.map(Path::toString).filter(file -> file.endsWith(".java")).toList();
            return sources.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
