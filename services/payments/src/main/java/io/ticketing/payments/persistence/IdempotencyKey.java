package io.ticketing.payments.persistence;

import java.util.UUID;

import jakarta.persistence.Embeddable;

/// The name a user gave to a request, so that repeating it is safe.
@Embeddable
public record IdempotencyKey(UUID userId, String key) {}
