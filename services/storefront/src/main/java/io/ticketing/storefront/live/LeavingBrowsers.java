package io.ticketing.storefront.live;

import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JacksonException;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler;

/// Keeps out of the log that a browser left while its stream was being written to, which is not an
/// error. Other failures of a stream are logged.
@ApplicationScoped
class LeavingBrowsers implements Filter {

    /// Held strongly, or it might be created again without the filter.
    private final Logger streams = Logger.getLogger(PublisherResponseHandler.class.getName());

    void start(@Observes StartupEvent event) {
        streams.setFilter(this);
    }

    @Override
    public boolean isLoggable(LogRecord entry) {
        return !isLeaving(entry.getThrown());
    }

    private static boolean isLeaving(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IOException && !(cause instanceof JacksonException)
                        || cause instanceof HttpClosedException
                        || cause instanceof StreamResetException);
    }
}
