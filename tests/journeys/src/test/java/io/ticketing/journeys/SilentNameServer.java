package io.ticketing.journeys;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/// A name server that never answers, and counts its queries.
final class SilentNameServer implements AutoCloseable {

    private static final int LONGEST_QUERY = 512;

    private final DatagramSocket socket;
    private final AtomicInteger queries = new AtomicInteger();

    SilentNameServer() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().name("silent-name-server").start(this::receive);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    int queries() {
        return queries.get();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void receive() {
        try {
            while (true) {
                socket.receive(new DatagramPacket(new byte[LONGEST_QUERY], LONGEST_QUERY));
                queries.incrementAndGet();
            }
        } catch (IOException _) {
            // closed
        }
    }
}
