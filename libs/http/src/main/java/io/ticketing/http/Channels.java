package io.ticketing.http;

import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;

/// Finds Netty's channels behind Vert.x' HTTP servers.
///
/// Only this class uses internals of Vert.x, because three things have no public way: a server that
/// Quarkus has made does not tell the channels on which it accepts, [HttpConnection] does not tell
/// its channel, and a handler that looks on between Vert.x' own ones has no place to be registered.
final class Channels {

    private Channels() {}

    /// Calls back on the event loop of each channel that accepts connections.
    static void ofServers(Vertx vertx, Consumer<ServerChannel> found) {
        for (EventExecutor loop : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            loop.execute(() -> ofServers((SingleThreadEventLoop) loop, found));
        }
    }

    private static void ofServers(SingleThreadEventLoop loop, Consumer<ServerChannel> found) {
        loop.registeredChannelsIterator().forEachRemaining(channel -> {
            if (channel instanceof ServerChannel server) {
                found.accept(server);
            }
        });
    }

    static Channel of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }

    /// The handler that reads decoded requests of HTTP/1 and writes their answers; null over
    /// HTTP/2.
    static ChannelHandlerContext http1(ChannelPipeline pipeline) {
        return pipeline.context(Http1xUpgradeToH2CHandler.class);
    }
}
