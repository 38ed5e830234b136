package io.ticketing.http;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrame;

import static java.nio.charset.StandardCharsets.UTF_8;

/// An HTTP/2 connection for tests, which sends what no well-behaved client would.
final class StreamCaller implements AutoCloseable {

    /// @param status 0 if the stream was reset without an answer
    record Answer(int status, String mediaType, String body) {}

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
    private final Channel connection;

    StreamCaller(URI server) {
        connection = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        Http2FrameCodecBuilder.forClient()
                                                .validateHeaders(false)
                                                .build(),
                                        new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
                    }
                })
                .connect(server.getHost(), server.getPort())
                .syncUninterruptibly()
                .channel();
    }

    /// @param body null for a request without a body
    Answer says(Map<String, String> headers, String body) throws Exception {
        var answer = new CompletableFuture<Answer>();
        Http2StreamChannel stream = new Http2StreamChannelBootstrap(connection)
                .handler(new Reading(answer))
                .open()
                .get();
        var head = new DefaultHttp2Headers(false);
        headers.forEach(head::add);
        stream.writeAndFlush(new DefaultHttp2HeadersFrame(head, body == null));
        if (body != null) {
            stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.copiedBuffer(body, UTF_8), true));
        }
        return answer.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private static final class Reading extends SimpleChannelInboundHandler<Http2StreamFrame> {

        private final CompletableFuture<Answer> answer;
        private final StringBuilder body = new StringBuilder();
        private int status;
        private CharSequence mediaType;

        Reading(CompletableFuture<Answer> answer) {
            this.answer = answer;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Http2StreamFrame frame) {
            boolean ends = frame instanceof Http2ResetFrame;
            if (frame instanceof Http2HeadersFrame head) {
                status = Integer.parseInt(head.headers().status().toString());
                mediaType = head.headers().get("content-type");
                ends = head.isEndStream();
            } else if (frame instanceof Http2DataFrame data) {
                body.append(data.content().toString(UTF_8));
                ends = data.isEndStream();
            }
            if (ends) {
                answer.complete(new Answer(status, "" + mediaType, body.toString()));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            answer.complete(new Answer(status, "" + mediaType, body.toString()));
        }
    }
}
