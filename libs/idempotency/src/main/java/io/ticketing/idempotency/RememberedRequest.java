package io.ticketing.idempotency;

import java.time.Instant;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;

/// A request with an idempotency key. What it was answered is the service's own part of the row.
@MappedSuperclass
public abstract class RememberedRequest {

    /// The name of its table in every service.
    public static final String TABLE = "idempotency_keys";

    @EmbeddedId
    private IdempotencyKey id;

    private String requestHash;
    private Instant createdAt;

    boolean isOf(String hash) {
        return requestHash.equals(hash);
    }
}
