package io.ticketing.auth.api;

import java.time.Duration;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;

import io.vertx.core.http.HttpServerRequest;

import io.ticketing.auth.application.Grant;

/// The cookies of a session: `session` goes to the whole API, `refresh` to accounts only.
final class Cookies {

    static final String REFRESH = "refresh";
    private static final String SESSION = "session";

    private Cookies() {}

    static NewCookie[] of(Grant grant, HttpServerRequest request) {
        return new NewCookie[] {
            session(grant.accessToken(), grant.accessLifespan(), request),
            refresh(grant.refreshToken().value(), grant.refreshLifespan(), request)
        };
    }

    static NewCookie[] cleared(HttpServerRequest request) {
        return new NewCookie[] {
            session("", Duration.ZERO, request), refresh("", Duration.ZERO, request)
        };
    }

    private static NewCookie session(String value, Duration age, HttpServerRequest request) {
        return cookie(SESSION, value, age, request).path("/").sameSite(SameSite.LAX).build();
    }

    private static NewCookie refresh(String value, Duration age, HttpServerRequest request) {
        return cookie(REFRESH, value, age, request)
                .path("/api/users")
                .sameSite(SameSite.STRICT)
                .build();
    }

    private static NewCookie.Builder cookie(
            String name, String value, Duration age, HttpServerRequest request) {
        return new NewCookie.Builder(name)
                .value(value)
                .maxAge((int) age.toSeconds())
                .httpOnly(true)
                .secure(request.isSSL());
    }
}
