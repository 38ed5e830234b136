package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.ticketing.money.Money;

/// A buyer's complaint to the bank about a payment. The gateway decides what becomes of it; here is
/// what it has said last.
@Entity
@Table(name = "disputes")
public class Dispute {

    @Id
    private String id;

    private UUID paymentId;
    private String reason;

    @Enumerated(EnumType.STRING)
    private DisputeStatus status;

    private long amount;
    private String currency;
    private int movements;
    private boolean taken;
    private Instant openedAt;
    private @Nullable Instant respondBy;
    private @Nullable Instant dueAt;

    protected Dispute() {}

    /// @param nextLook when the gateway is asked again, should it tell nothing until then
    public static Dispute opened(UUID paymentId, GatewayDispute there, Instant nextLook) {
        var dispute = new Dispute();
        dispute.id = there.id();
        dispute.paymentId = paymentId;
        dispute.status = DisputeStatus.INQUIRY;
        dispute.openedAt = there.openedAt();
        dispute.dueAt = nextLook;
        dispute.learn(there);
        return dispute;
    }

    /// Takes what the gateway says. An older answer that comes late changes nothing.
    public void learn(GatewayDispute there) {
        if (there.movements() > movements) {
            movements = there.movements();
            taken = there.taken();
        }
        if (status.isDecided() || there.status().compareTo(status) < 0) {
            return;
        }
        status = there.status();
        reason = there.reason();
        amount = there.amount().minorUnits();
        currency = there.amount().currency().getCurrencyCode();
        respondBy = there.respondBy().orElse(null);
        if (status.isClosed()) {
            dueAt = null;
        }
    }

    public void lookAgainAt(Instant time) {
        dueAt = time;
    }

    public String id() {
        return id;
    }

    public UUID paymentId() {
        return paymentId;
    }

    /// In the gateway's words, such as `fraudulent`.
    public String reason() {
        return reason;
    }

    public DisputeStatus status() {
        return status;
    }

    public Money amount() {
        return new Money(amount, Currency.getInstance(currency));
    }

    /// Whether the money is gone.
    public boolean isTaken() {
        return taken;
    }

    /// Names the last movement of its money.
    String lastMovement() {
        return "%s-%d".formatted(id, movements);
    }

    /// Until when evidence may be submitted.
    public Optional<Instant> respondBy() {
        return Optional.ofNullable(respondBy);
    }
}
