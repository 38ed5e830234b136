package io.ticketing.rest;

import java.io.IOException;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
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
    RestResponse<Problem> badToken(AuthenticationFailedException exception) {
        if (isUnreachable(exception)) {
            Log.warn("No token can be verified: the public keys can't be fetched", exception);
            return Problem.of(503, "Tokens can't be verified at the moment")
                    .withHeader("Retry-After", 1)
                    .response();
        }
        return Problem.of(401, "Not authorized: the token is not valid or has expired")
                .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException exception) {
        return Problem.of(403, "This is not yours").response();
    }

    /// Keys that can't be fetched are no fault of the caller, who should keep the token and try
    /// again.
    private static boolean isUnreachable(Throwable exception) {
        return exception != null
                && (exception instanceof IOException || isUnreachable(exception.getCause()));
    }
}
