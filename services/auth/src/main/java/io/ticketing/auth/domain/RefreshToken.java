package io.ticketing.auth.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/// The record of an issued refresh token; the token itself is not stored.
@Entity
@Table(name = "refresh_tokens")
public class RefreshToken {

    @Id
    private String hash;

    private UUID sessionId;
    private Instant expiresAt;
    private @Nullable Instant usedAt;
    private @Nullable String successor;

    protected RefreshToken() {}

    public RefreshToken(RefreshSecret secret, UUID sessionId, Instant expiresAt) {
        this.hash = secret.hash();
        this.sessionId = sessionId;
        this.expiresAt = expiresAt;
    }

    public UUID sessionId() {
        return sessionId;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean isUsed() {
        return usedAt != null;
    }

    /// Uses up the token.
    ///
    /// @param secret this token, which encrypts the next one
    public void changeFor(RefreshSecret next, RefreshSecret secret, Instant now) {
        if (isUsed()) {
            throw new IllegalStateException("a refresh token is changed once");
        }
        usedAt = now;
        successor = next.sealedWith(secret);
    }

    /// The token that it was exchanged for, if its owner did not get the answer; none for tokens
    /// from before this was stored.
    ///
    /// @param secret this token
    public Optional<RefreshSecret> successor(RefreshSecret secret) {
        return Optional.ofNullable(successor).map(kept -> RefreshSecret.unsealed(kept, secret));
    }
}
