package io.ticketing.rest;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns refusals of the security layer into problems.
class SecurityProblems {

    @ServerExceptionMapper
    RestResponse<Problem> anonymous(UnauthorizedException exception) {
        return Problem.of(401, "Not authorized: sign in first")
                .withHeader("WWW-Authenticate", "Bearer")
                .response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> badToken(AuthenticationFailedException exception, HttpServerRequest request) {
        if (Failures.isOutage(exception)) {
            // The public keys can't be fetched: the caller should keep the token and try again.
            return Failures.outage(exception.getCause(), request);
        }
        return Problem.of(401, "Not authorized: the token is not valid or has expired")
                .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException exception) {
        return Problem.of(403, "This is not yours").response();
    }
}
