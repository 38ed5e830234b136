package io.ticketing.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/// The name server that Vert.x asks: it counts the queries and answers none.
public class SilentNameServer implements QuarkusTestResourceLifecycleManager {

    private final AtomicInteger queries = new AtomicInteger();
    private DatagramSocket socket;

    @Override
    public Map<String, String> start() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::receive);
        return Map.of("quarkus.vertx.resolver.servers", "127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(SilentNameServer.class));
    }

    int queries() {
        return queries.get();
    }

    @Override
    public void stop() {
        socket.close();
    }

    private void receive() {
        try {
            while (true) {
                socket.receive(new DatagramPacket(new byte[512], 512));
                queries.incrementAndGet();
            }
        } catch (IOException _) {
            // closed
        }
    }
}
