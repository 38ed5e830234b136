package io.ticketing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Makes a server reachable that was down: passes the bytes of a local port on to it.
public final class Forwarder implements AutoCloseable {

    private final ServerSocket local;
    private final URI target;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    public Forwarder(int port, URI target) throws IOException {
        this.local = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        Thread.startVirtualThread(this::accept);
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Existing connections stay open but pass nothing on, as when a network loses packets. New
    /// connections work.
    public void silence() {
        connections.forEach(connection -> connection.silent = true);
    }

    @Override
    public void close() throws IOException {
        local.close();
        for (Connection connection : connections) {
            if (connection.silent) {
                connection.hangUp();
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = local.accept();
                Socket server = new Socket(target.getHost(), target.getPort());
                var connection = new Connection(client, server);
                connections.add(connection);
                Thread.startVirtualThread(() -> connection.pass(client, server));
                Thread.startVirtualThread(() -> connection.pass(server, client));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static final class Connection {

        private final Socket client;
        private final Socket server;
        private volatile boolean silent;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pass(Socket from, Socket to) {
            byte[] buffer = new byte[8192];
            try {
                for (int read = 0; read >= 0; read = from.getInputStream().read(buffer)) {
                    if (!silent) {
                        to.getOutputStream().write(buffer, 0, read);
                    }
                }
            } catch (IOException _) {
                // either side has hung up
            }
            if (!silent) {
                hangUp();
            }
        }

        void hangUp() {
            try (client;
                    server) {
                // nothing else to do
            } catch (IOException _) {
                // gone already
            }
        }
    }
}
