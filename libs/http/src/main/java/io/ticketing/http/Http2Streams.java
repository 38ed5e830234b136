package io.ticketing.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.concurrent.Future;

/// The requests of one HTTP/2 connection. It counts the bytes of each, answers unroutable ones with
/// a problem, and ends those that take too long or too much memory.
final class Http2Streams {

    /// The cost of keeping a request, or a piece of its body, however small it is.
    private static final int PIECE = 128;

    private final Connection connection;
    private final HeadLimits limits;
    private final Http2ConnectionHandler handler;
    private final Map<Integer, Arriving> requests = new HashMap<>();

    Http2Streams(Connection connection, HeadLimits limits, Http2ConnectionHandler handler) {
        this.connection = connection;
        this.limits = limits;
        this.handler = handler;
        handler.connection().addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamClosed(Http2Stream stream) {
                end(stream.id());
            }
        });
        listen();
        connection.channel().closeFuture().addListener(_ -> endAll());
    }

    /// Vert.x changes the listener when it has read the client's settings.
    private void listen() {
        Http2FrameListener current = handler.decoder().frameListener();
        if (!(current instanceof Frames)) {
            handler.decoder().frameListener(new Frames(current));
        }
    }

    /// @return whether it is routed
    private boolean begin(int id, Http2Headers headers, boolean whole) {
        Arriving known = requests.get(id);
        int refusal = 0;
        if (known == null) {
            refusal = limits.refusal(headers);
            known = new Arriving(id, connection.caller(headers.get("x-forwarded-for")));
            requests.put(id, known);
            long size = PIECE;
            for (var header : headers) {
                size += header.getKey().length() + header.getValue().length();
            }
            connection.bytes().add(known, size);
        }
        if (whole) {
            known.arrived();
        }
        tellState();
        if (refusal != 0) {
            refuse(id, refusal, "HEAD".equals(Objects.toString(headers.method())));
        }
        return refusal == 0;
    }

    private void read(int id, int size, boolean whole) {
        Arriving request = requests.get(id);
        if (request != null) {
            if (!handler.connection().stream(id).isHeadersSent()) {
                connection.bytes().add(request, size + PIECE);
            }
            if (whole) {
                request.arrived();
                tellState();
            }
        }
    }

    /// Kept until the stream is closed, which is when the client has read all of it.
    void answers(int id, long bytes) {
        Arriving request = requests.get(id);
        if (request != null) {
            request.answered = true;
            connection.bytes().add(request, bytes);
        }
    }

    private void end(int id) {
        Arriving request = requests.remove(id);
        if (request != null) {
            request.end();
        }
        tellState();
    }

    private void endAll() {
        requests.values().forEach(Arriving::end);
        requests.clear();
    }

    private void tellState() {
        if (requests.isEmpty()) {
            connection.is(Connection.State.IDLE);
        } else {
            boolean waits = requests.values().stream().allMatch(Arriving::waits);
            connection.is(waits ? Connection.State.RECEIVING : Connection.State.ANSWERING);
        }
    }

    private void refuse(int id, int status) {
        refuse(id, status, false);
    }

    private void refuse(int id, int status, boolean withoutBody) {
        Http2Stream stream = handler.connection().stream(id);
        ChannelHandlerContext ctx = connection.channel().pipeline().context(handler);
        if (stream == null || ctx == null) {
            return;
        }
        boolean begun = stream.isHeadersSent();
        if (!begun) {
            var headers = new DefaultHttp2Headers()
                    .status(Integer.toString(status))
                    .set(HttpHeaderNames.CONTENT_TYPE, EarlyProblem.MEDIA_TYPE);
            if (EarlyProblem.isForNow(status)) {
                headers.set(HttpHeaderNames.RETRY_AFTER, EarlyProblem.RETRY_AFTER);
            }
            handler.encoder().writeHeaders(ctx, id, headers, 0, withoutBody, ctx.newPromise());
            if (!withoutBody) {
                ByteBuf body = Unpooled.wrappedBuffer(EarlyProblem.body(status).getBytes());
                handler.encoder().writeData(ctx, id, body, 0, true, ctx.newPromise());
            }
            handler.flush(ctx);
        }
        if (handler.connection().stream(id) != null) {
            // `NO_ERROR`: the answer stands, and the rest of the request is useless.
            Http2Error why = begun ? Http2Error.CANCEL : Http2Error.NO_ERROR;
            handler.resetStream(ctx, id, why.code(), ctx.newPromise());
            handler.flush(ctx);
        }
    }

    private final class Frames extends Http2FrameListenerDecorator {

        Frames(Http2FrameListener listener) {
            super(listener);
        }

        @Override
        public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) throws Http2Exception {
            super.onSettingsRead(ctx, settings);
            listen();
        }

        @Override
        public void onHeadersRead(ChannelHandlerContext ctx, int id, Http2Headers headers, int padding, boolean end)
                throws Http2Exception {
            if (begin(id, headers, end)) {
                super.onHeadersRead(ctx, id, headers, padding, end);
            }
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext ctx,
                int id,
                Http2Headers headers,
                int dependency,
                short weight,
                boolean exclusive,
                int padding,
                boolean end)
                throws Http2Exception {
            if (begin(id, headers, end)) {
                super.onHeadersRead(ctx, id, headers, dependency, weight, exclusive, padding, end);
            }
        }

        @Override
        public int onDataRead(ChannelHandlerContext ctx, int id, ByteBuf data, int padding, boolean end)
                throws Http2Exception {
            read(id, data.readableBytes(), end);
            return super.onDataRead(ctx, id, data, padding, end);
        }
    }

    /// A request that is being read, or answered.
    private final class Arriving implements BytesInFlight.Holder {

        private final int id;
        private final String caller;
        private final Future<?> deadline;
        private volatile boolean whole;
        private volatile boolean answered;

        Arriving(int id, String caller) {
            this.id = id;
            this.caller = caller;
            this.deadline = connection
                    .channel()
                    .eventLoop()
                    .schedule(() -> refuse(id, 408), connection.patience().toMillis(), TimeUnit.MILLISECONDS);
        }

        void arrived() {
            whole = true;
            deadline.cancel(false);
        }

        void end() {
            arrived();
            connection.bytes().remove(this);
        }

        @Override
        public String client() {
            return caller;
        }

        @Override
        public boolean waits() {
            return !whole || answered;
        }

        @Override
        public void giveWay() {
            connection.channel().eventLoop().execute(() -> refuse(id, 503));
        }
    }
}
