package io.ticketing.http;

import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;

/// Closes a connection so that its client can read the reason.
///
/// Closing a socket with unread data in it resets the connection, and the client may never see what
/// was written.
final class Parting {

    private static final long PATIENCE_MILLIS = 1_000;

    private Parting() {}

    static void from(Channel channel) {
        if (channel instanceof DuplexChannel duplex && channel.isActive()) {
            duplex.shutdownOutput();
            channel.eventLoop().schedule(() -> channel.close(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            channel.close();
        }
    }
}
