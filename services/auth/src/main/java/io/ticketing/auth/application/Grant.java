package io.ticketing.auth.application;

import java.time.Duration;
import java.util.UUID;

import io.ticketing.auth.domain.RefreshSecret;

/// What a client gets to prove who it is, and for how long each part of it is good.
///
/// @param device marks the browser as one that the account was signed in from; null when it has a
/// mark already
public record Grant(
        UUID userId,
        String email,
        String accessToken,
        Duration accessLifespan,
        RefreshSecret refreshToken,
        Duration refreshLifespan,
        String device) {

    Grant marking(String newDevice) {
        return new Grant(
                userId,
                email,
                accessToken,
                accessLifespan,
                refreshToken,
                refreshLifespan,
                newDevice);
    }
}
