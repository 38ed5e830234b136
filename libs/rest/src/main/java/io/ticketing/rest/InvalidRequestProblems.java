package io.ticketing.rest;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.ticketing.money.InvalidAmountException;

/// Says what is wrong with an invalid request, and in which field.
class InvalidRequestProblems {

    static Problem invalid(String detail) {
        return Problem.of(ProblemType.INVALID_REQUEST, detail);
    }

    static RestResponse<Problem> unreadable(JsonProcessingException exception, HttpServerRequest request) {
        if (exception instanceof InvalidDefinitionException || exception.getProcessor() instanceof JsonGenerator) {
            return Failures.bug(exception, request);
        }
        if (!(exception instanceof JsonMappingException mapping)) {
            return Problem.of(400, "The body is not well-formed JSON").response();
        }
        String field = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
                .collect(Collectors.joining("."));
        Problem problem = invalid("The body does not have the expected form");
        return (field.isEmpty() ? problem : problem.withError(field, field + " has a wrong type")).response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalidFields(ConstraintViolationException exception, HttpServerRequest request) {
        if (exception.getConstraintViolations().stream().anyMatch(InvalidRequestProblems::isOurs)) {
            return Failures.bug(exception, request);
        }
        Problem problem = invalid("The request is not valid");
        for (ConstraintViolation<?> violation : exception.getConstraintViolations()) {
            if (isMissingBody(violation, request)) {
                return invalid("A JSON body is required").response();
            }
            String field = field(violation.getPropertyPath());
            problem = problem.withError(field, field + " " + violation.getMessage());
        }
        return problem.response();
    }

    /// The only amount that callers send is a price.
    @ServerExceptionMapper
    RestResponse<Problem> invalidAmount(InvalidAmountException exception) {
        return invalid("The request is not valid")
                .withError("price", String.valueOf(exception.getMessage()))
                .response();
    }

    /// Quarkus has its own mapper for this one; the others have none.
    @ServerExceptionMapper
    RestResponse<Problem> wrongType(MismatchedInputException exception, HttpServerRequest request) {
        return unreadable(exception, request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> malformed(JsonProcessingException exception, HttpServerRequest request) {
        return unreadable(exception, request);
    }

    /// An invalid answer, unlike an invalid request, is a bug of ours.
    private static boolean isOurs(ConstraintViolation<?> violation) {
        return nodes(violation.getPropertyPath()).noneMatch(node -> node.getKind() == ElementKind.PARAMETER);
    }

    private static boolean isMissingBody(ConstraintViolation<?> violation, HttpServerRequest request) {
        return violation.getInvalidValue() == null
                && !request.method().equals(HttpMethod.GET)
                && last(violation.getPropertyPath()).getKind() == ElementKind.PARAMETER;
    }

    /// The field of the body, or the parameter if the path names no field.
    private static String field(Path path) {
        String inBody = nodes(path)
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
