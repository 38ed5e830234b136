package io.ticketing.idempotency;

import java.util.UUID;

import jakarta.persistence.Embeddable;

/// The name that a user gave to a request to make it safe to repeat.
@Embeddable
public record IdempotencyKey(UUID userId, String key) {}
