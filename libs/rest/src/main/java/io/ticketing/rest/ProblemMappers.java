package io.ticketing.rest;

import java.time.Duration;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.ticketing.deadline.TooLateException;

/// Turns all other exceptions of endpoints into problems without internal details.
class ProblemMappers {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /// JAX-RS answers 404 for a query parameter that can't be converted; for our users that is a
    /// bad request.
    @ServerExceptionMapper
    RestResponse<Problem> notFound(NotFoundException exception, UriInfo uri) {
        if (exception.getCause() != null && uri.getPathParameters().isEmpty()) {
            return InvalidRequestProblems.invalid("A query parameter has a wrong type")
                    .response();
        }
        return Problem.of(404, "There is nothing at this address").response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> refused(WebApplicationException exception, HttpServerRequest request) {
        if (exception.getCause() instanceof JsonProcessingException json) {
            return InvalidRequestProblems.unreadable(json, request);
        }
        int status = exception.getResponse().getStatus();
        if (status >= 500) {
            return Failures.bug(exception, request);
        }
        Problem problem = Problem.of(status, detail(status));
        for (var header : exception.getResponse().getStringHeaders().entrySet()) {
            problem = problem.withHeader(header.getKey(), String.join(", ", header.getValue()));
        }
        return problem.response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> tooLate(TooLateException exception) {
        return Problem.of(ProblemType.OVERLOADED, "This takes too long at the moment: try again later")
                .withRetryAfter(A_MOMENT)
                .response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Throwable exception, HttpServerRequest request) {
        return Failures.isOutage(exception) ? Failures.outage(exception, request) : Failures.bug(exception, request);
    }

    private static String detail(int status) {
        return switch (status) {
            case 405 -> "This address does not support this method";
            case 406 -> "This address answers with application/json only";
            case 413 -> "The body is too large";
            case 415 -> "This address accepts application/json only";
            default -> "The request can't be answered";
        };
    }
}
