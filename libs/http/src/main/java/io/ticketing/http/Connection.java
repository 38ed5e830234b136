package io.ticketing.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/// A client's connection: it counts the bytes that are read, and limits the time in which a started
/// request must arrive.
///
/// Used on the connection's event loop, except for methods that say otherwise.
final class Connection extends ChannelInboundHandlerAdapter {

    enum State {
        /// There is no request.
        IDLE,
        /// Part of a request has arrived.
        RECEIVING,
        /// The client waits for us.
        ANSWERING
    }

    private static final AttributeKey<Connection> KEY = AttributeKey.valueOf(Connection.class, "it");

    private final Channel channel;
    private final String client;
    private final boolean trusted;
    private final BytesInFlight bytes;
    private final HeadLimits limits;
    private final Duration patience;
    private final Consumer<Connection> forget;
    private @Nullable Http1Exchange http1;
    private @Nullable Http2Streams http2;
    private boolean begun;
    private @Nullable Arriving arriving;
    private @Nullable Future<?> deadline;
    private volatile State state = State.IDLE;

    Connection(
            Channel channel,
            @Nullable InetAddress peer,
            boolean trusted,
            BytesInFlight bytes,
            HeadLimits limits,
            Duration patience,
            Consumer<Connection> forget) {
        this.channel = channel;
        this.client = peer == null ? "" : Client.of(peer.getHostAddress());
        this.trusted = trusted || peer == null;
        this.bytes = bytes;
        this.limits = limits;
        this.patience = patience;
        this.forget = forget;
        this.deadline = later();
        channel.attr(KEY).set(this);
        channel.closeFuture().addListener(_ -> end());
    }

    /// Counts an answer that is about to be written. Over HTTP/1 it is counted while it is written;
    /// over HTTP/2 it waits for the client in a buffer that is not counted otherwise. Any thread
    /// may call it.
    static void answers(HttpServerRequest request, long bytes) {
        Channel channel = Channels.of(request.connection());
        Connection connection = channel.attr(KEY).get();
        int stream = request.streamId();
        if (connection != null) {
            channel.eventLoop().execute(() -> {
                if (connection.http2 != null) {
                    connection.http2.answers(stream, bytes);
                }
            });
        }
    }

    /// From any thread.
    String client() {
        return client;
    }

    /// From any thread.
    boolean isTrusted() {
        return trusted;
    }

    /// From any thread.
    State state() {
        return state;
    }

    /// From any thread. What has become complete meanwhile is answered.
    void giveWay() {
        if (!channel.eventLoop().inEventLoop()) {
            channel.eventLoop().execute(this::giveWay);
        } else if (state != State.ANSWERING) {
            refuse(503);
        }
    }

    /// Past everything that would encode it.
    void write(ByteBuf bytes, ChannelPromise promise) {
        channel.pipeline().context(this).write(bytes, promise);
    }

    /// Whom a trusted proxy names, or else the one at the other end.
    String caller(@Nullable CharSequence forwardedFor) {
        String named = trusted && forwardedFor != null
                ? Client.of(forwardedFor.toString().split(",", 2)[0])
                : "";
        return named.isEmpty() ? client : named;
    }

    Channel channel() {
        return channel;
    }

    BytesInFlight bytes() {
        return bytes;
    }

    Duration patience() {
        return patience;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (http1 == null && http2 == null) {
            identify(ctx);
        }
        if (http1 != null && message instanceof ByteBuf read && !http1.isDraining()) {
            state = State.RECEIVING;
            arriving().add(read.readableBytes());
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (arriving != null && deadline == null) {
            deadline = later();
        }
        ctx.fireChannelReadComplete();
    }

    /// Vert.x takes everything out that spoke HTTP/1.
    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (channel.isActive() && http2 == null) {
            http1 = null;
            speaksHttp2(ctx.pipeline().get(Http2ConnectionHandler.class));
        }
    }

    Arriving arriving() {
        if (arriving == null) {
            arriving = new Arriving();
        }
        return arriving;
    }

    /// The head is here; the time of the body begins.
    void headArrived() {
        begun = true;
        stopWaiting();
    }

    /// The whole request is here. What it takes is kept for as long as it is being answered.
    Arriving arrived() {
        stopWaiting();
        Arriving whole = arriving();
        whole.complete = true;
        arriving = null;
        state = State.ANSWERING;
        return whole;
    }

    void answered() {
        state = arriving == null ? State.IDLE : State.RECEIVING;
    }

    /// It has had its last answer, and takes no room from others while its client reads it.
    void parts() {
        forget.accept(this);
        end();
    }

    /// The state as the streams of HTTP/2 have it.
    void is(State now) {
        begun = true;
        state = now;
    }

    void refuse(int status) {
        if (http1 != null) {
            http1.refuse(status);
        } else {
            channel.close();
        }
    }

    private void identify(ChannelHandlerContext ctx) {
        var pipeline = ctx.pipeline();
        var requests = Channels.http1(pipeline);
        if (requests != null) {
            http1 = new Http1Exchange(this);
            pipeline.addBefore(requests.name(), null, http1);
        } else {
            speaksHttp2(pipeline.get(Http2ConnectionHandler.class));
        }
    }

    private void speaksHttp2(@Nullable Http2ConnectionHandler handler) {
        if (handler != null) {
            http2 = new Http2Streams(this, limits, handler);
        }
    }

    private Future<?> later() {
        return channel.eventLoop().schedule(this::tooLate, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tooLate() {
        deadline = null;
        if (http2 != null && begun) {
            return;
        }
        if (arriving != null || !begun) {
            refuse(408);
        }
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void end() {
        stopWaiting();
        if (arriving != null) {
            bytes.remove(arriving);
        }
    }

    /// A request that is being read, or answered.
    final class Arriving implements BytesInFlight.Holder {

        private volatile boolean complete;
        private volatile String caller = client;

        void calledBy(@Nullable CharSequence forwardedFor) {
            caller = Connection.this.caller(forwardedFor);
        }

        void add(long more) {
            bytes.add(this, more);
        }

        @Override
        public String client() {
            return caller;
        }

        @Override
        public boolean waits() {
            return !complete;
        }

        @Override
        public void giveWay() {
            Connection.this.giveWay();
        }
    }
}
