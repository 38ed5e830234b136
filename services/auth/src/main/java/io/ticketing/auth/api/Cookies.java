package io.ticketing.auth.api;

import java.time.Duration;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;

import io.vertx.core.http.HttpServerRequest;

import io.ticketing.auth.application.Grant;

/// The cookies of a session: `session` with the access token, and `refresh`, which the one origin
/// changes for new ones when `session` has run out.
final class Cookies {

    static final String REFRESH = "refresh";
    private static final String SESSION = "session";

    private Cookies() {}

    static NewCookie[] of(Grant grant, HttpServerRequest request) {
        return new NewCookie[] {
            cookie(SESSION, grant.accessToken(), grant.accessLifespan(), request),
            cookie(REFRESH, grant.refreshToken().value(), grant.refreshLifespan(), request)
        };
    }

    static NewCookie[] cleared(HttpServerRequest request) {
        return new NewCookie[] {
            cookie(SESSION, "", Duration.ZERO, request), cookie(REFRESH, "", Duration.ZERO, request)
        };
    }

    private static NewCookie cookie(
            String name, String value, Duration age, HttpServerRequest request) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .sameSite(SameSite.LAX)
                .maxAge((int) age.toSeconds())
                .httpOnly(true)
                .secure(request.isSSL())
                .build();
    }
}
