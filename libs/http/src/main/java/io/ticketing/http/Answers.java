package io.ticketing.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Counts HTTP/2 answers that clients are slow to read.
@ApplicationScoped
class Answers {

    private static final int EARLY = -2_000;

    /// At most this much of an answer is in memory at once: longer ones are streamed.
    private static final long MOST = 256 * 1024;

    void register(@Observes Router router) {
        router.route().order(EARLY).handler(Answers::count);
    }

    private static void count(RoutingContext call) {
        if (call.request().version() == HttpVersion.HTTP_2) {
            call.addHeadersEndHandler(_ -> Connection.answers(call.request(), size(call)));
        }
        call.next();
    }

    private static long size(RoutingContext call) {
        String length = call.response().headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Math.min(MOST, Long.parseLong(length));
    }
}
