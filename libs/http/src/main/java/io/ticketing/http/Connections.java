package io.ticketing.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;

/// All client connections, with a limit in total and per address. If there is no room, a connection
/// that we wait for is closed.
@ApplicationScoped
class Connections {

    /// A part of the heap. The rest is for the program, and for objects made from the bytes.
    private static final int SHARE_OF_BYTES = 8;

    private final ClientsConfig limits;
    private final ForwardingConfig forwarding;
    private final TrustedProxies proxies;
    private final Vertx vertx;
    private final BytesInFlight bytes;
    private final HeadLimits heads = HeadLimits.configured();
    private final Set<Connection> open = new LinkedHashSet<>();

    Connections(ClientsConfig limits, ForwardingConfig forwarding, TrustedProxies proxies, Vertx vertx) {
        this.limits = limits;
        this.forwarding = forwarding;
        this.proxies = proxies;
        this.vertx = vertx;
        this.bytes = new BytesInFlight(limits.bytes()
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / SHARE_OF_BYTES));
    }

    void guardTheFirst(@Observes StartupEvent starts) {
        Channels.ofFirstServer(vertx, this::guard);
    }

    /// There is a second one for TLS, if that is configured.
    void guardTheOthers(@ObservesAsync HttpServerStart started) {
        Channels.ofServers(vertx, this::guard);
    }

    private void guard(ServerChannel server) {
        if (server.pipeline().get(Door.class) == null) {
            server.pipeline().addFirst(new Door());
        }
    }

    /// @return whether there is room for it
    private boolean admit(Connection newcomer) {
        Connection gone = null;
        synchronized (this) {
            boolean full = open.size() >= limits.connections();
            if (full || !newcomer.isTrusted() && has(newcomer.client()) >= limits.perAddress()) {
                gone = rudest(one -> !one.isTrusted() && one.client().equals(newcomer.client()))
                        .or(() -> full ? rudest(_ -> true) : Optional.empty())
                        .orElse(null);
                if (gone == null) {
                    return false;
                }
                open.remove(gone);
            }
            open.add(newcomer);
        }
        if (gone != null) {
            gone.giveWay();
        }
        return true;
    }

    private synchronized void forget(Connection closed) {
        open.remove(closed);
    }

    private long has(String client) {
        return open.stream().filter(one -> one.client().equals(client)).count();
    }

    /// The oldest that has sent part of a request, or otherwise the oldest that has sent nothing.
    private Optional<Connection> rudest(Predicate<Connection> whose) {
        return Stream.of(Connection.State.RECEIVING, Connection.State.IDLE)
                .flatMap(state -> open.stream()
                        .filter(whose)
                        .filter(one -> one.state() == state)
                        .limit(1))
                .findFirst();
    }

    /// Sees each connection as it is accepted.
    private final class Door extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object accepted) {
            ((Channel) accepted).pipeline().addLast(new Doorkeeper());
            ctx.fireChannelRead(accepted);
        }
    }

    /// Waits until Vert.x has set up the connection, which is before anything is read.
    private final class Doorkeeper extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRegistered(ChannelHandlerContext ctx) {
            ctx.fireChannelRegistered();
            Connection connection = connection(ctx.channel());
            if (admit(connection)) {
                ctx.channel().closeFuture().addListener(_ -> forget(connection));
                ctx.pipeline().addLast(connection);
            } else {
                ctx.pipeline().addFirst(new Refusal());
            }
            ctx.pipeline().remove(this);
        }

        private Connection connection(Channel channel) {
            InetSocketAddress peer = channel.remoteAddress() instanceof InetSocketAddress inet ? inet : null;
            boolean trusted =
                    peer == null || forwarding.forwarding() && proxies.include(SocketAddress.inetSocketAddress(peer));
            InetAddress address = peer == null ? null : peer.getAddress();
            return new Connection(
                    channel, address, trusted, bytes, heads, limits.requestTimeout(), Connections.this::forget);
        }
    }
}
