package io.ticketing.payments.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.jspecify.annotations.Nullable;

import io.ticketing.money.Money;

/// Money that goes to a seller's account. A seller has one at a time in each currency.
@Entity
@Table(name = "payouts")
public class Payout {

    @Id
    private UUID id;

    private UUID sellerId;
    private String accountId;
    private long amount;
    private String currency;

    @Enumerated(EnumType.STRING)
    private PayoutStatus status;

    private @Nullable String transferId;
    private @Nullable String failureCode;
    private @Nullable Instant dueAt;
    private int attempts;

    /// How many of the attempts have an answer that the gateway would repeat.
    private int broken;

    private @Nullable Instant doubtUntil;

    /// Whether the last answer was that the gateway has not enough money of ours.
    private boolean waiting;

    /// Whether it was so before the current attempt.
    @Transient
    private boolean hasWaited;

    private Instant createdAt;
    private @Nullable Instant endedAt;

    protected Payout() {}

    /// @param account to which money can be sent
    public static Payout begin(UUID id, SellerAccount account, Money money, Instant now) {
        var payout = new Payout();
        payout.id = id;
        payout.sellerId = account.sellerId();
        payout.accountId = account.accountId().orElseThrow();
        payout.amount = money.minorUnits();
        payout.currency = money.currency().getCurrencyCode();
        payout.status = PayoutStatus.PENDING;
        payout.dueAt = now;
        payout.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        return payout;
    }

    /// The gateway is about to be called.
    public void attempt(Instant now, Duration lease) {
        attempts++;
        dueAt = now.plus(lease);
        hasWaited = waiting;
        waiting = false;
    }

    /// The outcome is not known yet.
    public void tryAgainAt(Instant time) {
        dueAt = time;
    }

    /// The gateway has answered with a failure, which it would repeat.
    ///
    /// @param doubt until when the attempt may still have an effect
    public void broke(Instant doubt) {
        broken++;
        doubtUntil = doubt;
    }

    /// The gateway has not enough money of ours yet, and would repeat that answer.
    public void postpone(Instant time) {
        broken++;
        waiting = true;
        dueAt = time;
    }

    /// Whether an attempt that has failed may still have an effect.
    public boolean isInDoubt(Instant now) {
        return doubtUntil != null && now.isBefore(doubtUntil);
    }

    /// Whether the gateway may have paid it by an earlier attempt whose outcome is unknown.
    public boolean mayBePaid(Instant now) {
        return isRepeated() && (doubtUntil == null || isInDoubt(now));
    }

    /// Whether it is certainly not paid: the gateway has not been asked since it had not enough money of
    /// ours.
    public boolean hasWaited() {
        return hasWaited;
    }

    /// @param transfer the gateway's id of it
    public void paid(String transfer, Instant now) {
        end(PayoutStatus.PAID, now);
        transferId = transfer;
    }

    public void failed(String code, Instant now) {
        end(PayoutStatus.FAILED, now);
        failureCode = code;
    }

    private void end(PayoutStatus outcome, Instant now) {
        if (status != PayoutStatus.PENDING) {
            throw new IllegalTransitionException("payout %s is %s already".formatted(id, status));
        }
        status = outcome;
        dueAt = null;
        endedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID sellerId() {
        return sellerId;
    }

    /// The gateway's id of the account that gets the money.
    public String accountId() {
        return accountId;
    }

    public Money money() {
        return new Money(amount, Money.currency(currency));
    }

    public PayoutStatus status() {
        return status;
    }

    public boolean isPending() {
        return status == PayoutStatus.PENDING;
    }

    /// The gateway's id of the transfer, once it is paid.
    public Optional<String> transferId() {
        return Optional.ofNullable(transferId);
    }

    /// The gateway's code for why it failed.
    public Optional<String> failureCode() {
        return Optional.ofNullable(failureCode);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /// When it was paid, or has failed.
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /// The number of the current attempt.
    public int attempts() {
        return attempts;
    }

    /// Whether the outcome of the previous attempt is unknown.
    public boolean isRepeated() {
        return attempts > 1;
    }

    /// Names the request to the gateway, which then serves it once. Another name is needed only after
    /// an answer that the gateway would repeat.
    public String key() {
        return "%s-%d".formatted(id, broken);
    }
}
