package io.ticketing.auth.application.steps;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.ticketing.auth.domain.RefreshSecret;

/// The tokens that a client gets, and how long each is valid.
///
/// @param device marks the browser as one that the account was signed in from; none if it already
/// has a mark
public record Grant(
        UUID userId,
        String email,
        String accessToken,
        Duration accessLifespan,
        RefreshSecret refreshToken,
        Duration refreshLifespan,
        @Nullable String device) {

    public Grant marking(String newDevice) {
        return new Grant(userId, email, accessToken, accessLifespan, refreshToken, refreshLifespan, newDevice);
    }
}
