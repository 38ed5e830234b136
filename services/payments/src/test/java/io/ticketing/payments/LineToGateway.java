package io.ticketing.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/// Passes bytes between payments and the gateway, unless told to fail as networks do.
///
/// A test and the infrastructure it runs on may live in different class loaders. So the state is a
/// system property, guarded by its name: a constant is the same object everywhere.
public final class LineToGateway implements AutoCloseable {

    private static final String STATE = "payments.test.line-to-gateway";
    private static final String UP = "up";
    private static final String DOWN = "down";
    private static final String LOSING_ANSWERS = "losing answers";
    private static final String HOLDING_ANSWERS = "holding answers";

    private final ServerSocket server;
    private final URI gateway;

    private LineToGateway(ServerSocket server, URI gateway) {
        this.server = server;
        this.gateway = gateway;
    }

    static LineToGateway to(URI gateway) {
        try {
            become(UP);
            var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            var line = new LineToGateway(server, gateway);
            Thread.ofVirtual().start(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything passes again, what was held first.
    public static void repair() {
        become(UP);
    }

    /// Nothing reaches the gateway any more.
    public static void cut() {
        become(DOWN);
    }

    /// Requests reach the gateway, but nobody hears what it answers.
    public static void loseAnswers() {
        become(LOSING_ANSWERS);
    }

    /// Requests reach the gateway; its answers arrive when the line is repaired.
    public static void holdAnswers() {
        become(HOLDING_ANSWERS);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                var upstream = new Socket(gateway.getHost(), gateway.getPort());
                Thread.ofVirtual().start(() -> pump(client, upstream, DOWN));
                Thread.ofVirtual().start(() -> pump(upstream, client, LOSING_ANSWERS));
            } catch (IOException e) {
                // The next one is accepted, unless the line was closed.
            }
        }
    }

    private static void pump(Socket from, Socket to, String failure) {
        var buffer = new byte[8192];
        try (from;
                to) {
            for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
                if (failure.equals(LOSING_ANSWERS)) {
                    awaitRelease();
                }
                if (state().equals(failure)) {
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException e) {
            // Whoever hung up has closed both ends.
        }
    }

    private static void awaitRelease() throws InterruptedException {
        synchronized (STATE) {
            while (state().equals(HOLDING_ANSWERS)) {
                STATE.wait();
            }
        }
    }

    private static void become(String next) {
        synchronized (STATE) {
            System.setProperty(STATE, next);
            STATE.notifyAll();
        }
    }

    private static String state() {
        return System.getProperty(STATE);
    }
}
