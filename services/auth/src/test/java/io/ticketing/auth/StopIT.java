package io.ticketing.auth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Stops the packaged service while callers wait for their passwords to be hashed.
class StopIT {

    private static final Path PACKAGED = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s]+)");
    private static final Pattern ACTIVE =
            Pattern.compile("^http_server_active_requests(?:\\{.*})? ([\\d.]+)$", Pattern.MULTILINE);

    /// Few enough to be hashed within the time that a stop waits, even on a slow machine.
    private static final int PEOPLE = 10;

    private static final int PATIENCE = 20;

    private final TestInfrastructure infrastructure = new TestInfrastructure();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process auth;
    private URI origin;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("auth.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        infrastructure.start().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=0"));
        command.addAll(List.of("-jar", PACKAGED.toString()));
        auth = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        origin = await().atMost(Duration.ofSeconds(60)).until(() -> address(log), Objects::nonNull);
    }

    @AfterEach
    void kill() {
        auth.destroyForcibly();
        infrastructure.stop();
        client.close();
    }

    @Test
    void answersWhoeverItHasLetIn() throws InterruptedException {
        List<CompletableFuture<HttpResponse<String>>> answers =
                IntStream.range(0, PEOPLE).mapToObj(_ -> signUp()).toList();
        await().pollDelay(Duration.ZERO).until(() -> underWay() + answered(answers) >= PEOPLE);

        auth.destroy();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(201));
        assertThat(auth.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    }

    private CompletableFuture<HttpResponse<String>> signUp() {
        String person = "{\"email\": \"%s@example.com\", \"password\": \"correct horse\"}".formatted(UUID.randomUUID());
        return client.sendAsync(
                HttpRequest.newBuilder(origin.resolve("/api/users/signup"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(person))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// Not counting the thread that asks.
    private int underWay() throws IOException, InterruptedException {
        HttpRequest metrics =
                HttpRequest.newBuilder(origin.resolve("/q/metrics")).build();
        String said = client.send(metrics, HttpResponse.BodyHandlers.ofString()).body();
        var active = ACTIVE.matcher(said);
        assertThat(active.find()).as(said).isTrue();
        return (int) Double.parseDouble(active.group(1)) - 1;
    }

    private static long answered(List<CompletableFuture<HttpResponse<String>>> answers) {
        return answers.stream().filter(CompletableFuture::isDone).count();
    }

    private static URI address(Path log) throws IOException {
        var listening = LISTENING.matcher(Files.readString(log));
        return listening.find() ? URI.create(listening.group(1)) : null;
    }
}
