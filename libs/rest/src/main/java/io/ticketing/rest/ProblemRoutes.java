package io.ticketing.rest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.ticketing.deadline.Deadline;
import io.ticketing.http.EarlyProblem;

/// Answers requests that never reach an endpoint with problems.
@ApplicationScoped
class ProblemRoutes {

    /// Before the route that enforces the body limit with an empty answer.
    private static final int FIRST = -1_000;

    /// If there are two, it is unclear which one counts.
    private static final List<String> ONCE = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.HOST,
            Deadline.HEADER,
            IdempotencyHeader.NAME);

    /// Several of these are one list, of which an endpoint would see only the first.
    private static final List<String> LISTS = List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);

    /// The only query parameter that is a list.
    private static final String MANY = "id";

    private final ObjectMapper json;
    private final long maxBodySize;

    ProblemRoutes(
            ObjectMapper json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.json = json;
        this.maxBodySize = maxBodySize.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::refuseEarly);
        router.route().order(Integer.MAX_VALUE - 1).failureHandler(this::fail);
        // These two come directly from the router, without its failure handlers.
        router.errorHandler(400, this::fail);
        router.errorHandler(404, this::fail);
    }

    private void refuseEarly(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<String> unclear = unclear(routing);
        String length = request.getHeader("Content-Length");
        if (length != null && isOverLimit(length)) {
            routing.response().putHeader("Connection", "close");
            answer(routing, Problem.of(413, "The body is over " + maxBodySize + " bytes"));
        } else if (request.uri().contains("%00")) {
            // No text in our databases can hold a NUL.
            answer(routing, Problem.of(400, "The address contains a NUL character"));
        } else if (unclear.isPresent()) {
            answer(routing, invalid(unclear.get(), "must be sent at most once"));
        } else if (request.headers().getAll(IdempotencyHeader.NAME).contains("")) {
            answer(routing, invalid(IdempotencyHeader.NAME, IdempotencyHeader.MESSAGE));
        } else if (isEncoded(request)) {
            answer(routing, Problem.of(415, "This address accepts bodies without Content-Encoding only"));
        } else {
            LISTS.forEach(name -> join(request.headers(), name));
            routing.next();
        }
    }

    /// A header or query parameter that is sent more than once although only one value counts.
    private static Optional<String> unclear(RoutingContext routing) {
        MultiMap headers = routing.request().headers();
        MultiMap query = routing.queryParams();
        return Stream.concat(
                        ONCE.stream().filter(name -> headers.getAll(name).size() > 1),
                        query.names().stream()
                                .filter(name -> !name.equals(MANY))
                                .filter(name -> query.getAll(name).size() > 1))
                .findFirst();
    }

    private static Problem invalid(String name, String why) {
        return InvalidRequestProblems.invalid("The request is not valid").withError(name, name + " " + why);
    }

    private static boolean isEncoded(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.CONTENT_ENCODING).stream()
                .anyMatch(encoding -> !encoding.isBlank() && !encoding.equalsIgnoreCase("identity"));
    }

    private static void join(MultiMap headers, String name) {
        List<String> lines = headers.getAll(name);
        if (lines.size() > 1) {
            headers.set(name, String.join(", ", lines));
        }
    }

    private boolean isOverLimit(String length) {
        // Netty has checked that these are digits, of whatever number.
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
            answer(routing, Problem.of(status, EarlyProblem.detail(status)));
        }
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
