package io.ticketing.servers.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// A server that is started again when it exits unexpectedly, until that happens too often.
public final class Supervised implements AutoCloseable {

    private static final int KILLED = 128;

    private final Server server;
    private final Children children;
    private final Reporter reporter;
    private final Restarts restarts = new Restarts();
    private final Thread keeper;

    private volatile boolean closed;
    private volatile ChildProcess process;

    private Supervised(Server server, Children children, Reporter reporter, ChildProcess process) {
        this.server = server;
        this.children = children;
        this.reporter = reporter;
        this.process = process;
        this.keeper = Thread.ofVirtual().name("keeper of " + server.name()).unstarted(this::keep);
    }

    /// Returns when the server is ready; if the first start fails, it is not tried again.
    public static Supervised start(Server server, Children children, Reporter reporter)
            throws IOException, InterruptedException {
        var supervised = new Supervised(server, children, reporter, server.start(children));
        supervised.keeper.start();
        return supervised;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        process.close();
        keeper.interrupt();
        keeper.join();
    }

    private void keep() {
        try {
            Duration lived = live();
            while (!closed) {
                Optional<Duration> pause = restarts.pauseAfter(lived);
                if (pause.isEmpty()) {
                    reporter.gaveUp(reason());
                    return;
                }
                Thread.sleep(pause.get());
                lived = liveAgain();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until the running process exits; returns how long it was ready.
    private Duration live() throws InterruptedException {
        long begin = System.nanoTime();
        int exit = process.awaitExit();
        if (!closed) {
            reporter.say(
                    "%s %s; it is started again. Its log: %s".formatted(server.name(), describe(exit), process.log()));
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Duration liveAgain() throws InterruptedException {
        long begin = System.nanoTime();
        try {
            process = server.start(children);
        } catch (StartFailure | IOException notReady) {
            return Duration.ZERO;
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        reporter.say("%s is back after %.1f s.".formatted(server.name(), seconds));
        return live();
    }

    private String reason() {
        return "%s stopped %d times in a row, so the system stops. The end of its log:%n%s"
                .formatted(server.name(), Restarts.LIMIT, process.tail());
    }

    private static String describe(int exit) {
        return exit > KILLED ? "was killed (signal %d)".formatted(exit - KILLED) : "exited (code %d)".formatted(exit);
    }

    /// Notified of what happens to supervised servers.
    public interface Reporter {

        void say(String line);

        /// A server will not be started again.
        void gaveUp(String reason);
    }
}
