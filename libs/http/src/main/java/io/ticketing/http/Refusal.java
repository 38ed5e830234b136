package io.ticketing.http;

import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/// Answers the first bytes of a connection that there is no room for.
final class Refusal extends ChannelInboundHandlerAdapter {

    private static final int STATUS = 503;

    private static final long PATIENCE_MILLIS = 1_000;

    private boolean answered;

    /// It is not counted.
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        ctx.channel().eventLoop().schedule(() -> ctx.close(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object unread) {
        ReferenceCountUtil.release(unread);
        if (!answered) {
            answered = true;
            Parting.after(ctx.writeAndFlush(EarlyProblem.answer(STATUS)));
        }
    }
}
