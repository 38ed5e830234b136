package io.ticketing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/// Lets a server that was away be reached: passes the bytes of a local port on to it.
public final class Forwarder implements AutoCloseable {

    private final ServerSocket local;
    private final URI target;

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

    @Override
    public void close() throws IOException {
        local.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = local.accept();
                Socket server = new Socket(target.getHost(), target.getPort());
                Thread.startVirtualThread(() -> pass(client, server));
                Thread.startVirtualThread(() -> pass(server, client));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // either side has hung up
        }
    }
}
