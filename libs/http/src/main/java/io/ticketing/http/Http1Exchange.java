package io.ticketing.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Queue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.HostAndPort;

/// The requests and answers of one HTTP/1 connection. It answers unroutable requests with a
/// problem, in their turn, and ends requests that take too long or too much memory.
final class Http1Exchange extends ChannelDuplexHandler {

    /// The cost of keeping a piece of a body, however small it is.
    private static final int PIECE = 128;

    private static final String FORWARDED_FOR = "x-forwarded-for";
    private static final String SETTINGS = "http2-settings";
    private static final int SETTING_BYTES = 6;

    private final Connection connection;
    private final Queue<Connection.Arriving> unanswered = new ArrayDeque<>();
    private final Pending pending = new Pending();
    private ChannelHandlerContext context;
    /// The status of the last request, if it must not be routed; 0 otherwise.
    private int refusal;
    private boolean receiving;
    private boolean answering;
    private boolean answeredBeforeItWasHere;
    private boolean switching;
    private boolean ignoring;
    private boolean over;

    Http1Exchange(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        ctx.channel().closeFuture().addListener(_ -> end());
    }

    /// Vert.x removes it when the connection continues with HTTP/2.
    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        end();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        // Nothing follows a refused request: its end may not be where it seems.
        ignoring |= refusal != 0 && message instanceof HttpRequest;
        if (over || ignoring) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            begin(request);
        } else if (message instanceof HttpContent piece && piece.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            refuse(400);
            return;
        }
        if (message instanceof HttpContent && !isDraining()) {
            connection.arriving().add(PIECE);
        }
        if (over) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof LastHttpContent) {
            receiving = false;
            Connection.Arriving whole = connection.arrived();
            if (answeredBeforeItWasHere) {
                answeredBeforeItWasHere = false;
                connection.bytes().remove(whole);
                connection.answered();
            }
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (over) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            switching = response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
            ctx.write(message, promise);
            return;
        }
        if (message instanceof HttpResponse) {
            if (refusal != 0 && unanswered.size() == 1) {
                ReferenceCountUtil.release(message);
                over = true;
                connection.parts();
                connection.write(EarlyProblem.answer(refusal), promise);
                return;
            }
            answering = true;
        }
        ChannelPromise written = promise.unvoid();
        if (message instanceof ByteBufHolder body) {
            pending.add(body.content().readableBytes(), written);
        }
        if (message instanceof LastHttpContent) {
            answered();
        }
        ctx.write(message, written);
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if ((over || receiving) && ctx.channel().isActive()) {
            ctx.channel().closeFuture().addListener(_ -> promise.trySuccess());
            writeLast(Unpooled.EMPTY_BUFFER);
        } else {
            ctx.close(promise);
        }
    }

    /// A client that breaks off what is over is no news, once nothing is behind that would close.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (ctx.pipeline().last() != this) {
            ctx.fireExceptionCaught(cause);
        }
    }

    /// Whether incoming data is useless, because the answer was sent before it.
    boolean isDraining() {
        return over || answeredBeforeItWasHere;
    }

    /// Answers the request that is being read, if it is that request's turn; then closes.
    void refuse(int status) {
        int earlier = unanswered.size() - (receiving && !answeredBeforeItWasHere ? 1 : 0);
        if (over || switching || earlier > 0 || answering || answeredBeforeItWasHere) {
            context.channel().close();
        } else if (receiving || connection.state() == Connection.State.RECEIVING) {
            part();
            writeLast(EarlyProblem.answer(status));
        } else {
            context.channel().close();
        }
    }

    private void writeLast(ByteBuf bytes) {
        ChannelPromise written = context.newPromise();
        connection.write(bytes, written);
        Parting.after(written);
        context.flush();
    }

    private void part() {
        over = true;
        letGo();
        connection.parts();
    }

    /// The connection is closed for all handlers behind it, so that what they keep of the request
    /// is free before the client has read why.
    private void letGo() {
        context.fireChannelInactive();
        ChannelPipeline pipeline = context.pipeline();
        while (!context.isRemoved() && pipeline.last() != this) {
            pipeline.removeLast();
        }
        end();
    }

    private void begin(HttpRequest request) {
        connection.headArrived();
        receiving = true;
        connection.arriving().calledBy(request.headers().get(FORWARDED_FOR));
        unanswered.add(connection.arriving());
        refusal = refusal(request);
        if (refusal != 0 && request.decoderResult().isSuccess()) {
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException()));
        }
        withoutHalfAnUpgrade(request.headers());
    }

    private void answered() {
        answering = false;
        Connection.Arriving request = unanswered.poll();
        if (receiving && unanswered.isEmpty()) {
            answeredBeforeItWasHere = true;
            connection.bytes().remove(request);
        } else if (request != null) {
            connection.bytes().remove(request);
            if (unanswered.isEmpty()) {
                connection.answered();
            }
        }
    }

    private void end() {
        unanswered.forEach(connection.bytes()::remove);
        connection.bytes().remove(pending);
    }

    private static int refusal(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return switch (request.decoderResult().cause()) {
                case TooLongHttpLineException _ -> 414;
                case TooLongHttpHeaderException _ -> 431;
                default -> 400;
            };
        }
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return 505;
        }
        if (!isReadable(request.uri())) {
            return 400;
        }
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.isEmpty() && !(codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"))) {
            return 501;
        }
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        boolean named = hosts.size() == 1 && isHost(hosts.getFirst());
        return named || hosts.isEmpty() && version.equals(HttpVersion.HTTP_1_0) ? 0 : 400;
    }

    static boolean isHost(String name) {
        return !name.isBlank() && HostAndPort.parseAuthority(name, -1) != null;
    }

    /// Quarkus refuses others with an empty answer.
    static boolean isReadable(String address) {
        try {
            new URI(address);
            return true;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// An impossible upgrade should be ignored; Vert.x would refuse it.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.8">RFC 9110, 7.8</a>
    private static void withoutHalfAnUpgrade(HttpHeaders headers) {
        if (headers.containsValue(HttpHeaderNames.UPGRADE, "h2c", true)
                && !(headers.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                        && headers.containsValue(HttpHeaderNames.CONNECTION, SETTINGS, true)
                        && hasSettings(headers.getAll(SETTINGS)))) {
            headers.remove(HttpHeaderNames.UPGRADE);
        }
    }

    private static boolean hasSettings(List<String> encoded) {
        try {
            return encoded.size() == 1 && Base64.getUrlDecoder().decode(encoded.getFirst()).length % SETTING_BYTES == 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Bytes that were written and that the client has not read yet.
    private final class Pending implements BytesInFlight.Holder {

        void add(int size, ChannelPromise written) {
            if (size > 0) {
                connection.bytes().add(this, size);
                written.addListener(_ -> connection.bytes().remove(this, size));
            }
        }

        @Override
        public String client() {
            return connection.client();
        }

        @Override
        public boolean waits() {
            return true;
        }

        @Override
        public void giveWay() {
            context.channel().close();
        }
    }
}
