package io.ticketing.auth.api;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.ticketing.rest.Problem;
import io.ticketing.rest.ProblemType;

/// The refusals of this service.
class AuthProblems {

    static Problem emailInUse() {
        return Problem.of(ProblemType.EMAIL_IN_USE, "Email in use").withError("email", "Email in use");
    }

    static Problem wrongCredentials() {
        return Problem.of(ProblemType.INVALID_CREDENTIALS, "Invalid credentials")
                .withHeader("WWW-Authenticate", "Bearer");
    }

    static Problem tooManyAttempts(Duration wait) {
        return Problem.of(429, "Too many sign-in attempts: try again later").withRetryAfter(wait);
    }

    static Problem tooManyAccounts(Duration wait) {
        return Problem.of(429, "Too many accounts from this address: try again later")
                .withRetryAfter(wait);
    }

    static Problem sessionEnded() {
        return Problem.of(ProblemType.SESSION_ENDED, "The refresh token is no longer valid: sign in again")
                .withHeader("WWW-Authenticate", "Bearer");
    }

    /// Passwords are hashed on few threads with bounded queues.
    @ServerExceptionMapper
    RestResponse<Problem> busy(RejectedExecutionException exception) {
        return Problem.of(ProblemType.OVERLOADED, "Too many sign-ins at the moment: try again later")
                .withRetryAfter(Duration.ofSeconds(1))
                .response();
    }
}
