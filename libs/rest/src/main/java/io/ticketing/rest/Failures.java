package io.ticketing.rest;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.logging.Log;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Failures that are not the caller's fault: an unreachable server, or a bug.
final class Failures {

    private Failures() {}

    static boolean isOutage(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof TimeoutException
                        || isLostConnection(cause)
                        || cause instanceof IOException
                                // includes JSON that can't be written
                                && !(cause instanceof JsonProcessingException));
    }

    /// Vert.x' clients report closed connections with this type. A database's errors derive from it
    /// too, in the package of its client.
    private static boolean isLostConnection(Throwable cause) {
        return cause instanceof VertxException
                && !cause.getClass().getPackageName().startsWith("io.vertx.pgclient");
    }

    static RestResponse<Problem> outage(@Nullable Throwable failure, HttpServerRequest request) {
        Log.warnf("%s %s failed: %s", request.method(), request.path(), failure);
        return Problem.of(503, "A part of the system is unavailable: try again")
                .withRetryAfter(Duration.ofSeconds(1))
                .response();
    }

    static RestResponse<Problem> bug(Throwable failure, HttpServerRequest request) {
        Log.errorf(failure, "%s %s failed", request.method(), request.path());
        return Problem.of(500, "Something went wrong on our side").response();
    }
}
