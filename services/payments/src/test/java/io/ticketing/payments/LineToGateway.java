package io.ticketing.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// Passes bytes between payments and the gateway, unless told to fail like a network.
///
/// A test and its infrastructure may be in different class loaders. So the state is in system
/// properties, guarded by the name of one: a constant is the same object everywhere.
public final class LineToGateway implements AutoCloseable {

    private static final String STATE = "payments.test.line-to-gateway";
    private static final String UP = "up";
    private static final String DOWN = "down";
    private static final String LOSING_ANSWERS = "losing answers";
    private static final String HOLDING_ANSWERS = "holding answers";
    private static final String LOSING_CONFIRMATIONS = "losing answers of cards";
    private static final String HOLDING_CONFIRMATIONS = "holding answers of cards";

    private static final String DELAY = "payments.test.line-to-gateway.delay.";
    private static final String WANTED = "wanted";
    private static final String ON_ITS_WAY = "on its way";

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

    /// Everything passes again, beginning with the held bytes.
    public static void repair() {
        become(UP);
    }

    /// Nothing reaches the gateway from now on.
    public static void cut() {
        become(DOWN);
    }

    /// Requests reach the gateway, but its answers are lost.
    public static void loseAnswers() {
        become(LOSING_ANSWERS);
    }

    /// Requests reach the gateway; its answers arrive when the line is repaired.
    public static void holdAnswers() {
        become(HOLDING_ANSWERS);
    }

    /// Like [#loseAnswers], but only the answer to the call that asks the card.
    public static void loseConfirmations() {
        become(LOSING_CONFIRMATIONS);
    }

    /// Like [#holdAnswers], but only the answer to the call that asks the card.
    public static void holdConfirmations() {
        become(HOLDING_CONFIRMATIONS);
    }

    /// The next request of this call takes its time, and arrives when it is let through. Others
    /// overtake it.
    ///
    /// @param call the end of its path, such as `capture`
    public static void delayNext(String call) {
        become(DELAY + call, WANTED);
    }

    /// The delayed request arrives.
    public static void letThrough(String call) {
        become(DELAY + call, "");
    }

    public static boolean isOnItsWay(String call) {
        return System.getProperty(DELAY + call, "").equals(ON_ITS_WAY);
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
                var wire = new Wire(client, upstream);
                Thread.ofVirtual().start(wire::passRequests);
                Thread.ofVirtual().start(wire::passAnswers);
            } catch (IOException e) {
                // The next one is accepted, unless the line was closed.
            }
        }
    }

    private static void awaitRelease(String holding) throws InterruptedException {
        synchronized (STATE) {
            while (state().equals(holding)) {
                STATE.wait();
            }
        }
    }

    /// Waits if a request of this call is to be delayed, and it is the first.
    private static void awaitTurn(String call) throws InterruptedException {
        synchronized (STATE) {
            if (System.getProperty(DELAY + call, "").equals(WANTED)) {
                become(DELAY + call, ON_ITS_WAY);
                while (isOnItsWay(call)) {
                    STATE.wait();
                }
            }
        }
    }

    private static void become(String next) {
        become(STATE, next);
    }

    private static void become(String property, String next) {
        synchronized (STATE) {
            System.setProperty(property, next);
            STATE.notifyAll();
        }
    }

    private static String state() {
        return System.getProperty(STATE);
    }

    /// One connection; it remembers which call the last request on it was.
    private static final class Wire {

        private static final Pattern CALL = Pattern.compile("(?:POST|GET) \\S*?(?<call>\\w+) HTTP/1.1");

        private final Socket client;
        private final Socket upstream;
        private volatile String call = "";

        Wire(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void passRequests() {
            pump(client, upstream, bytes -> {
                var head = CALL.matcher(new String(bytes, ISO_8859_1));
                if (head.lookingAt()) {
                    call = head.group("call");
                    awaitTurn(call);
                }
                return !state().equals(DOWN);
            });
        }

        void passAnswers() {
            pump(upstream, client, _ -> {
                awaitRelease(HOLDING_ANSWERS);
                if (isConfirmation()) {
                    awaitRelease(HOLDING_CONFIRMATIONS);
                }
                return !state().equals(LOSING_ANSWERS) && !(isConfirmation() && state().equals(LOSING_CONFIRMATIONS));
            });
        }

        private boolean isConfirmation() {
            return call.equals("confirm");
        }

        private static void pump(Socket from, Socket to, Gate gate) {
            var buffer = new byte[8192];
            try (from;
                    to) {
                for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
                    if (!gate.lets(Arrays.copyOf(buffer, read))) {
                        return;
                    }
                    to.getOutputStream().write(buffer, 0, read);
                }
            } catch (IOException | InterruptedException e) {
                // The side that hung up has closed both ends.
            }
        }
    }

    @FunctionalInterface
    private interface Gate {
        boolean lets(byte[] bytes) throws InterruptedException;
    }
}
