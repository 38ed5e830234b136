package io.ticketing.servers.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class SupervisedTest implements Supervised.Reporter {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> gaveUp = new CompletableFuture<>();
    private Children children;

    @BeforeEach
    void open() {
        children = new Children(folder.resolve("run"));
    }

    @AfterEach
    void stopAll() {
        children.close();
        assertThat(ProcessRecord.leftIn(folder.resolve("run"))).isEmpty();
    }

    @Test
    void startsAKilledServerAgain() throws Exception {
        try (Supervised _ = Supervised.start(shell("exec sleep 60"), children, this)) {
            ProcessRecord first = running();
            first.process().orElseThrow().destroyForcibly();

            assertThat(said.take()).contains("server was killed (signal 9)", "server.log");
            assertThat(said.take()).contains("server is back after");
            assertThat(running().pid()).isNotEqualTo(first.pid());
        }
    }

    @Test
    void stopsForGoodWhenClosed() throws Exception {
        try (Supervised _ = Supervised.start(shell("exec sleep 60"), children, this)) {
            assertThat(running().process()).isPresent();
        }

        assertThat(ProcessRecord.leftIn(folder.resolve("run"))).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void killsWhatDoesNotStop() throws Exception {
        Server stubborn = shell("trap '' TERM; while :; do sleep 1; done");
        Supervised.start(stubborn, children, this).close();

        assertThat(ProcessRecord.leftIn(folder.resolve("run"))).isEmpty();
    }

    @Test
    void givesUpOnAServerThatCrashesAgainAndAgain() throws Exception {
        Server broken = shell("echo out of luck");
        try (Supervised _ = Supervised.start(broken, children, this)) {
            assertThat(gaveUp.join()).contains("server stopped", "out of luck", "server.log");
        }
    }

    @Test
    void failsWithTheEndOfTheLogWhenItDoesNotGetReady() {
        Server neverReady = server(launch("echo no database"), process -> process.whenReady(() -> false, PATIENCE));

        assertThatThrownBy(() -> Supervised.start(neverReady, children, this))
                .isInstanceOf(StartFailure.class)
                .hasMessageContainingAll("server stopped while starting", "no database");
    }

    @Override
    public void say(String line) {
        said.add(line);
    }

    @Override
    public void gaveUp(String reason) {
        gaveUp.complete(reason);
    }

    private ProcessRecord running() {
        return ProcessRecord.read(ProcessRecord.file(folder.resolve("run"), "server"))
                .orElseThrow();
    }

    private Server shell(String script) {
        return server(launch(script), process -> process);
    }

    private Launch launch(String script) {
        return new Launch(
                "server",
                List.of("sh", "-c", script),
                Environment.ofCallerWith(Map.of()),
                folder.resolve("server.log"),
                StopSignal.TERM,
                Duration.ofSeconds(1));
    }

    private static Server server(Launch launch, Waiting waiting) {
        return new Server() {
            @Override
            public String name() {
                return launch.name();
            }

            @Override
            public ChildProcess start(Children children) throws InterruptedException {
                return waiting.until(children.start(launch));
            }
        };
    }

    private interface Waiting {
        ChildProcess until(ChildProcess process) throws InterruptedException;
    }
}
