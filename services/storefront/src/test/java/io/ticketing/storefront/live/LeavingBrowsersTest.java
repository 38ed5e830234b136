package io.ticketing.storefront.live;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonGenerationException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class LeavingBrowsersTest {

    static Stream<Throwable> leaving() {
        return Stream.of(
                new ClosedChannelException(),
                new IOException("Connection reset by peer"),
                new HttpClosedException("Connection was closed"),
                new StreamResetException(8),
                new RuntimeException(new IOException("Broken pipe")));
    }

    @ParameterizedTest
    @MethodSource("leaving")
    void areNoError(Throwable failure) {
        assertThat(tells(failure)).isFalse();
    }

    @Test
    void hideNothingElse() {
        assertThat(tells(new IllegalStateException("a bug"))).isTrue();
        assertThat(tells(new RuntimeException(new JsonGenerationException("No serializer found", null, null))))
                .isTrue();
        assertThat(tells(null)).isTrue();
    }

    private static boolean tells(Throwable failure) {
        var entry = new LogRecord(Level.SEVERE, "Exception in SSE server handling");
        entry.setThrown(failure);
        return new LeavingBrowsers().isLoggable(entry);
    }
}
