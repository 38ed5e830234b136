package io.ticketing.storefront.pages;

import java.util.stream.Stream;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;

import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;

import io.ticketing.storefront.market.RefusedException;

/// Answers requests that end in an exception.
class Errors {

    @ServerExceptionMapper
    RestResponse<String> refused(RefusedException refused, @Context HttpServerRequest request) {
        return ErrorAnswer.of(refused.refusal(), request).response();
    }

    @ServerExceptionMapper
    RestResponse<String> notAnswered(ProcessingException failure, @Context HttpServerRequest request) {
        Log.warnf("A service did not answer: %s", failure.getMessage());
        return answer(503, request);
    }

    @ServerExceptionMapper
    RestResponse<String> unfit(WebApplicationException unfit, @Context HttpServerRequest request) {
        return answer(unfit.getResponse().getStatus(), request);
    }

    @ServerExceptionMapper
    RestResponse<String> bug(RuntimeException bug, @Context HttpServerRequest request) {
        if (isUnreadableForm(bug)) {
            return answer(400, request);
        }
        Log.error("A page could not be shown", bug);
        return answer(500, request);
    }

    /// Forms are read before our own code runs: a failure there is the form's fault.
    private static boolean isUnreadableForm(RuntimeException failure) {
        return Stream.of(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(FormBodyHandler.class.getName()));
    }

    private static RestResponse<String> answer(int status, HttpServerRequest request) {
        return ErrorAnswer.of(status, request).response();
    }
}
