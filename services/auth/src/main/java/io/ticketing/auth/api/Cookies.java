package io.ticketing.auth.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;

import io.vertx.core.http.HttpServerRequest;

import io.ticketing.auth.application.steps.Grant;
import io.ticketing.auth.tokens.Devices;

/// The cookies of a session. `session` has the access token. `refresh` has the refresh token, which
/// the storefront exchanges when `session` has expired. `device` outlives both, and says that the
/// account was signed in to from this browser.
final class Cookies {

    static final String REFRESH = "refresh";
    static final String DEVICE = "device";
    private static final String SESSION = "session";

    private Cookies() {}

    static NewCookie[] of(Grant grant, HttpServerRequest request) {
        List<NewCookie> cookies = new ArrayList<>();
        cookies.add(cookie(SESSION, grant.accessToken(), grant.accessLifespan(), request));
        cookies.add(cookie(REFRESH, grant.refreshToken().value(), grant.refreshLifespan(), request));
        if (grant.device() != null) {
            cookies.add(cookie(DEVICE, grant.device(), Devices.LIFESPAN, request));
        }
        return cookies.toArray(NewCookie[]::new);
    }

    static NewCookie[] cleared(HttpServerRequest request) {
        return new NewCookie[] {cookie(SESSION, "", Duration.ZERO, request), cookie(REFRESH, "", Duration.ZERO, request)
        };
    }

    private static NewCookie cookie(String name, String value, Duration age, HttpServerRequest request) {
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
