package io.ticketing.http;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/// Finds Netty's channels behind Vert.x' HTTP servers.
///
/// Only this class uses internals of Vert.x, because three things have no public way: a server that
/// Quarkus has made does not tell the channels on which it accepts, [HttpConnection] does not tell
/// its channel, and a handler that looks on between Vert.x' own ones has no place to be registered.
final class Channels {

    private static final long PAUSE_NANOS = 100_000;

    private Channels() {}

    /// Calls back on the event loop of each channel that accepts connections.
    static void ofServers(Vertx vertx, Consumer<ServerChannel> found) {
        acceptors(vertx).forEach(loop -> loop.execute(() -> hasServer(loop, found)));
    }

    /// Calls back for the first channel that accepts connections, before it accepts any.
    ///
    /// It looks between all tasks of the event loop, of which one registers the channel, and a later
    /// one lets it accept.
    static void ofFirstServer(Vertx vertx, Consumer<ServerChannel> found) {
        acceptors(vertx).forEach(loop -> loop.execute(() -> awaitServer(loop, found)));
    }

    private static Stream<SingleThreadEventLoop> acceptors(Vertx vertx) {
        return StreamSupport.stream(
                        ((VertxInternal) vertx).getAcceptorEventLoopGroup().spliterator(), false)
                .map(SingleThreadEventLoop.class::cast);
    }

    private static void awaitServer(SingleThreadEventLoop loop, Consumer<ServerChannel> found) {
        if (!hasServer(loop, found) && !loop.isShuttingDown()) {
            // Its thread has nothing else to do.
            LockSupport.parkNanos(PAUSE_NANOS);
            loop.execute(() -> awaitServer(loop, found));
        }
    }

    private static boolean hasServer(SingleThreadEventLoop loop, Consumer<ServerChannel> found) {
        boolean has = false;
        for (var channels = loop.registeredChannelsIterator(); channels.hasNext(); ) {
            if (channels.next() instanceof ServerChannel server) {
                found.accept(server);
                has = true;
            }
        }
        return has;
    }

    static Channel of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }

    /// The handler that reads decoded requests of HTTP/1 and writes their answers; none over HTTP/2.
    static @Nullable ChannelHandlerContext http1(ChannelPipeline pipeline) {
        return pipeline.context(Http1xUpgradeToH2CHandler.class);
    }
}
