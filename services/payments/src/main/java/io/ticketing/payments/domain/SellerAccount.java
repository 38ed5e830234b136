package io.ticketing.payments.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/// A seller's account at the gateway, to which the seller's money is sent. Each seller has one.
@Entity
@Table(name = "seller_accounts")
public class SellerAccount {

    @Id
    private UUID sellerId;

    private @Nullable String accountId;

    @Enumerated(EnumType.STRING)
    private SellerAccountStatus status;

    /// How often the gateway was asked to open it.
    private int attempts;

    /// How many of the attempts the gateway has answered with a failure that it remembers.
    private int broken;

    private @Nullable Instant dueAt;
    private int looks;
    private Instant createdAt;

    protected SellerAccount() {}

    /// The gateway is about to be asked to open the account.
    public void attempt() {
        attempts++;
    }

    /// The gateway has answered with a failure, which it would repeat.
    public void broke() {
        broken++;
    }

    /// The gateway has said how far it is.
    public void learn(String id, SellerAccountStatus news) {
        accountId = id;
        status = news;
    }

    /// The gateway has not sent money to it. Until it has said why, no more is sent.
    public void refuses(Instant now) {
        status = SellerAccountStatus.RESTRICTED;
        looks++;
        lookAt(now);
    }

    /// The gateway is to be asked how far the account is.
    public void lookAt(Instant time) {
        dueAt = time;
    }

    /// The gateway is about to be asked.
    public void look(Instant now, Duration lease) {
        looks++;
        dueAt = now.plus(lease);
    }

    /// The gateway has answered.
    ///
    /// @param asked the account as it was then: meanwhile there may be more to see
    public void looked(SellerAccount asked, String id, SellerAccountStatus news) {
        if (looks == asked.looks) {
            learn(id, news);
            dueAt = null;
        }
    }

    public UUID sellerId() {
        return sellerId;
    }

    /// The gateway's id; empty while the account is being opened.
    public Optional<String> accountId() {
        return Optional.ofNullable(accountId);
    }

    public SellerAccountStatus status() {
        return status;
    }

    public boolean isEnabled() {
        return status == SellerAccountStatus.ENABLED;
    }

    /// The number of the current look.
    public int looks() {
        return looks;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /// Whether the outcome of an earlier attempt to open it may be unknown.
    public boolean isRepeated() {
        return attempts > 1;
    }

    /// Names the request to open it, which the gateway then serves once.
    public String key() {
        return "%s-account-%d".formatted(sellerId, broken);
    }
}
