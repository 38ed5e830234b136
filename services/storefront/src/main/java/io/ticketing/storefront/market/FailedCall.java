package io.ticketing.storefront.market;

import java.util.stream.Stream;

import jakarta.ws.rs.WebApplicationException;

import com.fasterxml.jackson.core.JacksonException;
import io.quarkus.logging.Log;

/// Logs failed calls that the pages can do without.
public final class FailedCall {

    private FailedCall() {}

    /// An outage of a service is expected, and logged by the service itself. An unreadable answer
    /// is a bug on either side.
    public static void note(String what, Throwable failure) {
        if (isUnreadable(failure)) {
            Log.errorf("%s: the answer can't be read: %s", what, root(failure));
        } else {
            Log.debugf("%s: %s", what, failure.getMessage());
        }
    }

    private static boolean isUnreadable(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof JacksonException || cause instanceof WebApplicationException);
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce((_, cause) -> cause).orElse(failure);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
