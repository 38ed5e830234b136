package io.ticketing.http;

import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;

/// Closes a connection so that its client can read why.
///
/// A socket that is closed while something unread is in it resets the connection, and what was
/// written may never be seen.
final class Parting {

    private static final long PATIENCE_MILLIS = 1_000;

    private Parting() {}

    static void from(Channel channel) {
        if (channel instanceof DuplexChannel duplex && channel.isActive()) {
            duplex.shutdownOutput();
            channel.eventLoop()
                    .schedule(() -> channel.close(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            channel.close();
        }
    }
}
