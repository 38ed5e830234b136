package io.ticketing.auth.application;

import java.time.Duration;
import java.util.UUID;

import io.ticketing.auth.domain.RefreshSecret;

/// What a client gets to prove who it is, and for how long each part of it is good.
public record Grant(
        UUID userId,
        String email,
        String accessToken,
        Duration accessLifespan,
        RefreshSecret refreshToken,
        Duration refreshLifespan) {}
