package io.ticketing.http;

import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;

/// Closes a connection so that its client can read the reason.
///
/// Closing a socket with unread data in it resets the connection, and the client may never see what
/// was written.
final class Parting {

    private static final long READING_MILLIS = 10_000;
    private static final long LEAVING_MILLIS = 1_000;

    private Parting() {}

    /// @param last writes the last bytes
    static void after(ChannelFuture last) {
        close(last.channel(), READING_MILLIS);
        last.addListener(_ -> stopWriting(last.channel()));
    }

    private static void stopWriting(Channel channel) {
        if (channel instanceof DuplexChannel duplex && channel.isActive()) {
            duplex.shutdownOutput();
            close(channel, LEAVING_MILLIS);
        } else {
            channel.close();
        }
    }

    /// Past every handler that would delay it.
    private static void close(Channel channel, long delayMillis) {
        channel.eventLoop()
                .schedule(() -> channel.pipeline().firstContext().close(), delayMillis, TimeUnit.MILLISECONDS);
    }
}
