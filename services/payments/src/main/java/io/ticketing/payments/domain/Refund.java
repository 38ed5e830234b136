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

import org.jspecify.annotations.Nullable;

/// Money of a captured payment that goes back to its buyer, for a number of whole tickets.
@Entity
@Table(name = "refunds")
public class Refund {

    @Id
    private UUID id;

    private UUID paymentId;

    @Enumerated(EnumType.STRING)
    private RefundReason reason;

    private int tickets;
    private boolean restock;
    private @Nullable String note;

    @Enumerated(EnumType.STRING)
    private RefundStatus status;

    private @Nullable String failureCode;
    private @Nullable Instant dueAt;
    private int attempts;

    /// How many of the attempts the gateway has answered with a failure that it remembers.
    private int broken;

    private @Nullable Instant doubtUntil;

    private Instant createdAt;

    /// Whether its credit note was issued, or it needs none.
    private boolean credited;

    protected Refund() {}

    static Refund begin(UUID id, Payment payment, RefundReason reason, int tickets, boolean restock, Instant now) {
        var refund = new Refund();
        refund.id = id;
        refund.paymentId = payment.id();
        refund.reason = reason;
        refund.tickets = tickets;
        refund.restock = restock;
        refund.status = RefundStatus.PENDING;
        refund.dueAt = now;
        // As the database keeps it, so that a repeated request gets the same answer.
        refund.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        return refund;
    }

    /// Says why, in the words of the one who asked for it.
    public void note(String text) {
        note = text;
    }

    /// The gateway is about to be called.
    public void attempt(Instant now, Duration lease) {
        attempts++;
        dueAt = now.plus(lease);
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

    /// Whether an attempt that has failed may still have an effect.
    public boolean isInDoubt(Instant now) {
        return doubtUntil != null && now.isBefore(doubtUntil);
    }

    public void done() {
        end(RefundStatus.REFUNDED);
    }

    public void failed(String code) {
        end(RefundStatus.FAILED);
        failureCode = code;
    }

    /// Days after it was done.
    public void sentBack(String code) {
        end(RefundStatus.SENT_BACK);
        failureCode = code;
    }

    public void credited() {
        credited = true;
    }

    private void end(RefundStatus outcome) {
        status = outcome;
        dueAt = null;
    }

    public UUID id() {
        return id;
    }

    public UUID paymentId() {
        return paymentId;
    }

    public RefundReason reason() {
        return reason;
    }

    /// How many of the order's tickets are paid back.
    public int tickets() {
        return tickets;
    }

    /// Whether they go back on sale.
    public boolean restock() {
        return restock;
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    public RefundStatus status() {
        return status;
    }

    /// The gateway's code for why it failed.
    public Optional<String> failureCode() {
        return Optional.ofNullable(failureCode);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /// The number of the current attempt.
    public int attempts() {
        return attempts;
    }

    /// Whether the outcome of the previous attempt is unknown.
    public boolean isRepeated() {
        return attempts > 1;
    }

    /// Names the request to the gateway, which then serves it once: a late first attempt does not
    /// refund again what a second one has refunded. Another name is needed only after a failure that
    /// the gateway would repeat.
    public String key() {
        return "%s-%d".formatted(id, broken);
    }
}
