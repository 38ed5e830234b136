package io.ticketing.auth.api;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.ticketing.rest.Problem;

/// The refusals of this service.
class AuthProblems {

    static Problem emailInUse() {
        return Problem.of(409, "email-in-use", "E-mail in use", "Email in use")
                .withError("email", "Email in use");
    }

    static Problem wrongCredentials() {
        return Problem.of(401, "invalid-credentials", "Invalid credentials", "Invalid credentials")
                .withHeader("WWW-Authenticate", "Bearer");
    }

    static Problem tooManyAttempts(Duration wait) {
        return Problem.of(429, "Too many sign-in attempts: try again later")
                .withHeader("Retry-After", wait.toSeconds() + 1);
    }

    static Problem sessionEnded() {
        return Problem.of(
                        401,
                        "session-ended",
                        "Session ended",
                        "The refresh token is not valid any more: sign in again")
                .withHeader("WWW-Authenticate", "Bearer");
    }

    /// Passwords are hashed on few threads with a bounded queue.
    @ServerExceptionMapper
    RestResponse<Problem> busy(RejectedExecutionException exception) {
        return Problem.of(503, "Too many sign-ins at the moment: try again")
                .withHeader("Retry-After", 1)
                .response();
    }
}
