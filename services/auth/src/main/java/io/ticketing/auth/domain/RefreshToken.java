package io.ticketing.auth.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// The record of a refresh token that was handed out; the token itself is not kept.
@Entity
@Table(name = "refresh_tokens")
public class RefreshToken {

    /// What it means that a token was presented.
    public enum Use {
        ACCEPTED,
        EXPIRED,
        /// Used before, and not just now: one of the two who hold it has stolen it.
        STOLEN
    }

    @Id private String hash;
    private UUID sessionId;
    private Instant expiresAt;
    private Instant usedAt;

    protected RefreshToken() {}

    public RefreshToken(RefreshSecret secret, UUID sessionId, Instant expiresAt) {
        this.hash = secret.hash();
        this.sessionId = sessionId;
        this.expiresAt = expiresAt;
    }

    public UUID sessionId() {
        return sessionId;
    }

    /// Uses the token up.
    ///
    /// @param leeway how long after its first use it is still taken for the same client asking
    /// twice
    public Use use(Instant now, Duration leeway) {
        if (!now.isBefore(expiresAt)) {
            return Use.EXPIRED;
        }
        if (usedAt == null) {
            usedAt = now;
        }
        return now.isAfter(usedAt.plus(leeway)) ? Use.STOLEN : Use.ACCEPTED;
    }
}
