package io.ticketing.auth.domain;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// An account.
@Entity
@Table(name = "users")
public class User {

    @Id
    private UUID id;

    private String email;
    private String passwordHash;
    private Instant createdAt;

    protected User() {}

    public User(UUID id, Email email, String passwordHash, Instant createdAt) {
        this.id = id;
        this.email = email.value();
        this.passwordHash = passwordHash;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /// The same password, hashed with newer parameters.
    public void rehashed(String newHash) {
        passwordHash = newHash;
    }
}
