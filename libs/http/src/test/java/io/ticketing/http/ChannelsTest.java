package io.ticketing.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

class ChannelsTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger accepted = new AtomicInteger();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @RepeatedTest(10)
    void findsAServerBeforeItAcceptsAnything() throws IOException {
        int port = freePort();
        var early = CompletableFuture.runAsync(() -> connect(port));
        Channels.ofFirstServer(vertx, server -> server.pipeline().addFirst(new Counter()));

        vertx.createHttpServer().requestHandler(_ -> {}).listen(port, "127.0.0.1");

        early.join();
        assertThat(accepted).hasValue(1);
    }

    /// As soon as it can.
    private static void connect(int port) {
        while (true) {
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream().write("GET / HTTP/9\r\n\r\n".getBytes());
                socket.getInputStream().read();
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private final class Counter extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object connection) {
            accepted.incrementAndGet();
            ctx.fireChannelRead(connection);
        }
    }
}
