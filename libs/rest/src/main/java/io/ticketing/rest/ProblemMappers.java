package io.ticketing.rest;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.ticketing.money.InvalidAmountException;

/// Turns what endpoints throw into problems; none of them shows anything of the inside.
class ProblemMappers {

    @ServerExceptionMapper
    RestResponse<Problem> invalid(
            ConstraintViolationException exception, HttpServerRequest request) {
        if (exception.getConstraintViolations().stream().anyMatch(ProblemMappers::isOurs)) {
            return unexpected(exception, request);
        }
        Problem problem = invalidRequest("The request is not valid");
        for (ConstraintViolation<?> violation : exception.getConstraintViolations()) {
            if (isMissingBody(violation, request)) {
                return invalidRequest("A JSON body is required").response();
            }
            String field = field(violation.getPropertyPath());
            problem = problem.withError(field, field + " " + violation.getMessage());
        }
        return problem.response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(InvalidAmountException exception) {
        return invalidRequest(exception.getMessage()).response();
    }

    /// Quarkus has a mapper of its own for this one; the others come without.
    @ServerExceptionMapper
    RestResponse<Problem> wrongType(MismatchedInputException exception, HttpServerRequest request) {
        return unreadable(exception, request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unreadable(JsonProcessingException exception, HttpServerRequest request) {
        if (exception instanceof InvalidDefinitionException
                || exception.getProcessor() instanceof JsonGenerator) {
            return unexpected(exception, request);
        }
        if (!(exception instanceof JsonMappingException mapping)) {
            return Problem.of(400, "The body is not well-formed JSON").response();
        }
        String field =
                mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
                        .collect(Collectors.joining("."));
        Problem problem = invalidRequest("The body does not have the expected form");
        return (field.isEmpty() ? problem : problem.withError(field, field + " has a wrong type"))
                .response();
    }

    /// JAX-RS answers 404 for a query parameter that can't be converted; to our users that is a
    /// bad request.
    @ServerExceptionMapper
    RestResponse<Problem> notFound(NotFoundException exception, UriInfo uri) {
        if (exception.getCause() != null && uri.getPathParameters().isEmpty()) {
            return invalidRequest("A query parameter has a wrong type").response();
        }
        return Problem.of(404, "There is nothing at this address").response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> refused(WebApplicationException exception, HttpServerRequest request) {
        if (exception.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, request);
        }
        int status = exception.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(exception, request);
        }
        Problem problem = Problem.of(status, detail(status));
        for (var header : exception.getResponse().getStringHeaders().entrySet()) {
            problem = problem.withHeader(header.getKey(), String.join(", ", header.getValue()));
        }
        return problem.response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Throwable exception, HttpServerRequest request) {
        Log.errorf(exception, "%s %s failed", request.method(), request.path());
        return Problem.of(500, "Something went wrong on our side").response();
    }

    private static Problem invalidRequest(String detail) {
        return Problem.of(400, "invalid-request", "Invalid request", detail);
    }

    private static String detail(int status) {
        return switch (status) {
            case 405 -> "This address does not know this method";
            case 406 -> "This address answers with application/json only";
            case 413 -> "The body is too large";
            case 415 -> "This address takes application/json only";
            default -> "The request can't be answered";
        };
    }

    /// An invalid answer, unlike an invalid question, is a bug of ours.
    private static boolean isOurs(ConstraintViolation<?> violation) {
        return nodes(violation.getPropertyPath())
                .noneMatch(node -> node.getKind() == ElementKind.PARAMETER);
    }

    private static boolean isMissingBody(
            ConstraintViolation<?> violation, HttpServerRequest request) {
        return violation.getInvalidValue() == null
                && request.method() != HttpMethod.GET
                && last(violation.getPropertyPath()).getKind() == ElementKind.PARAMETER;
    }

    /// The field of the body, or the parameter when the path names no field.
    private static String field(Path path) {
        String inBody =
                nodes(path)
                        .filter(node -> node.getKind() == ElementKind.PROPERTY)
                        .map(Path.Node::toString)
                        .collect(Collectors.joining("."));
        return inBody.isEmpty() ? last(path).getName() : inBody;
    }

    private static Path.Node last(Path path) {
        return nodes(path).reduce((first, second) -> second).orElseThrow();
    }

    private static Stream<Path.Node> nodes(Path path) {
        return StreamSupport.stream(path.spliterator(), false);
    }
}
