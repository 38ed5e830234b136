package io.ticketing.auth.domain;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/// Starts with a sign-in, and ends with a sign-out, a stolen refresh token, or disuse.
@Entity
@Table(name = "sessions")
public class Session {

    @Id
    private UUID id;

    private UUID userId;
    private @Nullable String network;
    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable Instant revokedAt;

    protected Session() {}

    /// @param network where it was opened from
    public Session(UUID id, UUID userId, String network, Instant createdAt, Instant expiresAt) {
        this.id = id;
        this.userId = userId;
        this.network = network;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    public UUID id() {
        return id;
    }

    public UUID userId() {
        return userId;
    }

    public boolean isActive(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    public void prolong(Instant until) {
        expiresAt = until;
    }

    /// Ends the session for good; ending it again changes nothing.
    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
