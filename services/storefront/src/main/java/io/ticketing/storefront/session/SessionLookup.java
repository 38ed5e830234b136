package io.ticketing.storefront.session;

import java.time.temporal.ChronoUnit;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

import io.ticketing.storefront.market.AuthApi;
import io.ticketing.storefront.market.AuthApi.CurrentUser;
import io.ticketing.storefront.market.RefusedException;

/// Asks auth about a session before a page is shown: for at most a second, and not at all for a
/// while after it was silent.
@ApplicationScoped
class SessionLookup {

    private static final long PATIENCE = 1;
    private static final int LOOKED_AT = 4;
    private static final double TOO_MANY = 0.75;
    private static final long PAUSE = 3;

    private final AuthApi auth;

    SessionLookup(@RestClient AuthApi auth) {
        this.auth = auth;
    }

    @Timeout(value = PATIENCE, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(
            requestVolumeThreshold = LOOKED_AT,
            failureRatio = TOO_MANY,
            delay = PAUSE,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = RefusedException.class)
    Uni<CurrentUser> currentUser(String session) {
        return auth.currentUser(session);
    }

    @Timeout(value = PATIENCE, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(
            requestVolumeThreshold = LOOKED_AT,
            failureRatio = TOO_MANY,
            delay = PAUSE,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = RefusedException.class)
    Uni<RestResponse<Void>> refresh(String refreshToken, String scheme) {
        return auth.refresh(Map.of("refreshToken", refreshToken), scheme);
    }
}
