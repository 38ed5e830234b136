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
    private long moved;
    private boolean inVain;
    private Instant openedAt;
    private @Nullable Instant respondBy;
    private @Nullable Instant dueAt;

    protected Dispute() {}

    /// @param nextLook when the gateway is asked again, should it tell nothing until then
    public static Dispute opened(Payment payment, GatewayDispute there, Instant nextLook) {
        var dispute = new Dispute();
        dispute.id = there.id();
        dispute.paymentId = payment.id();
        dispute.status = DisputeStatus.INQUIRY;
        dispute.openedAt = there.openedAt();
        dispute.learn(payment, there, nextLook);
        return dispute;
    }

    /// Takes what the gateway says. An older answer that comes late changes nothing.
    public void learn(Payment payment, GatewayDispute there, Instant nextLook) {
        if (there.movements() > movements) {
            move(payment, there);
        }
        if (!status.isDecided() && there.status().compareTo(status) >= 0) {
            status = there.status();
            reason = there.reason();
            amount = there.amount().minorUnits();
            currency = there.amount().currency().getCurrencyCode();
            respondBy = there.respondBy().orElse(null);
        }
        dueAt = isSettled() ? null : nextLook;
    }

    /// What comes back goes to those who have lost it, however things stand then.
    private void move(Payment payment, GatewayDispute there) {
        if (there.taken()) {
            moved = there.amount().minorUnits();
            inVain = payment.isOwedToBuyer();
        }
        movements = there.movements();
        taken = there.taken();
    }

    /// The money comes back some time after the dispute was won.
    private boolean isSettled() {
        return status == DisputeStatus.INQUIRY_CLOSED
                || status == DisputeStatus.LOST
                || status == DisputeStatus.WON && !taken;
    }

    /// When the gateway is asked again, unless nothing more is expected.
    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
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

    /// How much has moved.
    Money moved() {
        return new Money(moved, Currency.getInstance(currency));
    }

    /// Whether the money was owed to the buyer when it was taken.
    boolean isInVain() {
        return inVain;
    }

    /// Until when evidence may be submitted.
    public Optional<Instant> respondBy() {
        return Optional.ofNullable(respondBy);
    }
}
