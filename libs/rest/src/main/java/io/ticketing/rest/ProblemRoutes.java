package io.ticketing.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Answers with problems what never reaches an endpoint.
@ApplicationScoped
class ProblemRoutes {

    /// Before the route that enforces the body limit with an empty answer.
    private static final int FIRST = -1_000;

    private final ObjectMapper json;
    private final long maxBodySize;

    ProblemRoutes(
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.json = json;
        this.maxBodySize = maxBodySize.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::refuseEarly);
        router.route().order(Integer.MAX_VALUE - 1).failureHandler(this::fail);
        // These two come from the router itself, past all failure handlers.
        router.errorHandler(400, this::fail);
        router.errorHandler(404, this::fail);
    }

    private void refuseEarly(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String length = request.getHeader("Content-Length");
        if (length != null && isOverLimit(length)) {
            routing.response().putHeader("Connection", "close");
            answer(routing, Problem.of(413, "The body is over " + maxBodySize + " bytes"));
        } else if (request.uri().contains("%00")) {
            // No text in any database of ours can hold a NUL.
            answer(routing, Problem.of(400, "The address contains a NUL character"));
        } else {
            routing.next();
        }
    }

    private boolean isOverLimit(String length) {
        // Netty has checked that these are digits, however many.
        return length.length() > 18 || Long.parseLong(length) > maxBodySize;
    }

    private void fail(RoutingContext routing) {
        if (routing.response().headWritten()) {
            routing.response().reset();
            return;
        }
        int status = routing.statusCode();
        if (status == 503) {
            routing.response().putHeader("Retry-After", "1");
            answer(routing, Problem.of(503, "The service is not ready yet: try again"));
        } else if (status < 400 || status >= 500) {
            Log.errorf(
                    routing.failure(),
                    "%s %s failed",
                    routing.request().method(),
                    routing.request().path());
            answer(routing, Problem.of(500, "Something went wrong on our side"));
        } else {
            if (status == 429) {
                routing.response().putHeader("Retry-After", "1");
            }
            answer(routing, Problem.of(status, detail(status)));
        }
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address";
            case 414 -> "The address is too long";
            case 429 -> "Too many requests at once: wait a moment";
            case 431 -> "The headers are too long";
            default -> "The request can't be read";
        };
    }

    private void answer(RoutingContext routing, Problem problem) {
        try {
            routing.response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
