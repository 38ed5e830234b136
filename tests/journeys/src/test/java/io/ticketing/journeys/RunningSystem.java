package io.ticketing.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The packaged system, started once for all journeys by the launcher that users start it with.
final class RunningSystem implements AutoCloseable {

    /// Long enough to pay while a killed service restarts, short enough to wait for.
    static final Duration RESERVATION_TIME = Duration.ofSeconds(12);

    private static final int PORTS = 12;
    private static final int GATEWAY = 7;
    private static final int REDIS = 10;
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Path ROOT = Path.of(System.getProperty("ticketing.root", "../.."));
    private static final Path TARGET = Path.of(System.getProperty("ticketing.target", "target"));

    private static RunningSystem current;

    private final int port;
    private final Path data = TARGET.resolve("system").toAbsolutePath();
    private final Path log = TARGET.resolve("system.log").toAbsolutePath();
    private final Process launcher;
    private final SilentNameServer nameServer = new SilentNameServer();

    private RunningSystem(int port) throws IOException {
        this.port = port;
        Files.createDirectories(TARGET);
        run("down");
        run("reset");
        launcher = command(
                        "up",
                        "--port",
                        "" + port,
                        "--no-prepare",
                        "--reservation-time",
                        RESERVATION_TIME.toSeconds() + "s")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    static RunningSystem start() {
        try {
            current = new RunningSystem(freeBlockOfPorts());
            current.awaitAddressLine();
            return current;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunningSystem current() {
        return current;
    }

    static Path root() {
        return ROOT;
    }

    String origin() {
        return "http://localhost:" + port;
    }

    /// A service's own address, by its place in the block of ports; 0 is the storefront.
    String service(int place) {
        return "http://localhost:" + (port + place);
    }

    String gateway() {
        return "http://localhost:" + (port + GATEWAY);
    }

    /// The only service name that the services' HTTP servers and clients know.
    SilentNameServer nameServer() {
        return nameServer;
    }

    /// Runs a command of the launcher to its end; returns its output.
    String says(String command) {
        assertThat(run(command))
                .as("./ticketing %s, see %s", command, output(command))
                .isZero();
        try {
            return Files.readString(output(command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills a part with -9; the launcher starts it again.
    boolean kill(String part) {
        try {
            var record = Files.readString(data.resolve("run").resolve(part + ".pid"));
            return ProcessHandle.of(Long.parseLong(record.split(" ")[0]))
                    .orElseThrow()
                    .destroyForcibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes Redis forget everything, as if it had lost its disk.
    void emptyRedis() {
        try (var redis = new Socket(InetAddress.getLoopbackAddress(), port + REDIS)) {
            redis.getOutputStream().write("FLUSHALL\r\n".getBytes(US_ASCII));
            assertThat(redis.getInputStream().readNBytes(3)).isEqualTo("+OK".getBytes(US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run("down");
        assertThat(launcher.onExit().orTimeout(30, TimeUnit.SECONDS).join().isAlive())
                .isFalse();
        nameServer.close();
    }

    private void awaitAddressLine() {
        await().atMost(START_LIMIT)
                .until(() -> !launcher.isAlive() || Files.readString(log).contains(origin()));
        assertThat(launcher.isAlive()).as("./ticketing up ended, see %s", log).isTrue();
    }

    private int run(String command) {
        try {
            var process = command(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output(command).toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("./ticketing " + command + " did not end");
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path output(String command) {
        return TARGET.resolve(command + ".log");
    }

    private ProcessBuilder command(String... arguments) {
        var command = new ArrayList<>(List.of("./ticketing"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        var process = new ProcessBuilder(command).directory(ROOT.toFile());
        process.environment().put("QUARKUS_VERTX_RESOLVER_SERVERS", nameServer.address());
        return process;
    }

    private static int freeBlockOfPorts() {
        return IntStream.iterate(18100, base -> base < 32000, base -> base + 20)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(RunningSystem::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
