package io.ticketing.payments.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.PaymentEvent.Authorized;
import io.ticketing.payments.domain.PaymentEvent.Captured;
import io.ticketing.payments.domain.PaymentEvent.Failed;
import io.ticketing.payments.domain.PaymentEvent.Refunded;
import io.ticketing.payments.domain.PaymentEvent.Voided;

/// One attempt to pay for an order. It guards its transitions and knows when to call the gateway.
@Entity
@Table(name = "payments")
public class Payment {

    private static final String GIVEN_UP = "order_cancelled";

    private static final Set<PaymentStatus> MAY_BE_CHARGED_IN_VAIN =
            Set.of(PaymentStatus.CAPTURING, PaymentStatus.CAPTURED, PaymentStatus.VOIDING, PaymentStatus.FAILED);

    @Id
    private UUID id;

    private long version;

    @Enumerated(EnumType.STRING)
    private PaymentStatus status;

    private PaymentTerms terms;
    private SellerTerms sellerTerms;

    /// From when on the seller's share may be paid out, once it is captured.
    private @Nullable Instant availableAt;

    private @Nullable String cardToken;
    private String returnUrl;
    private @Nullable String actionUrl;
    private @Nullable String intentId;

    @Enumerated(EnumType.STRING)
    private @Nullable FailureStage failureStage;

    private @Nullable String failureCode;
    private @Nullable String failureMessage;
    private @Nullable Instant dueAt;
    private int attempts;
    private Instant createdAt;
    private @Nullable Instant authorizedAt;

    /// How many of the order's tickets are being refunded, were refunded, and of the latter go back
    /// on sale.
    private int ticketsRefunding;

    private int ticketsRefunded;
    private int ticketsRestocked;

    private boolean disputed;

    /// Whether its receipt was issued.
    private boolean receipted;

    protected Payment() {}

    /// Begins the first attempt, which counts as lost if it has no outcome when the lease ends.
    ///
    /// @param returnUrl where the bank sends the buyer back to, if it asks
    public static Payment begin(
            UUID id,
            PaymentTerms terms,
            SellerTerms sellerTerms,
            String cardToken,
            String returnUrl,
            Instant now,
            Duration lease) {
        var payment = new Payment();
        payment.id = id;
        payment.version = 1;
        payment.status = PaymentStatus.AUTHORIZING;
        payment.terms = terms;
        payment.sellerTerms = sellerTerms;
        payment.cardToken = cardToken;
        payment.returnUrl = returnUrl;
        payment.createdAt = now;
        payment.dueAt = now;
        payment.attempt(now, lease);
        return payment;
    }

    /// The gateway knows the payment: the card is asked next, within the rest of the lease.
    public void opened(String intent) {
        refuseUnless(status == PaymentStatus.AUTHORIZING && !isOpen(), "be opened");
        intentId = intent;
        attempts = 1;
    }

    /// The bank asks the buyer, on its page.
    public void asks(String url, Instant nextLook) {
        move(PaymentStatus.AUTHORIZING, PaymentStatus.ACTION_REQUIRED, nextLook);
        cardToken = null;
        actionUrl = url;
    }

    public Authorized authorized(String intent, Instant now) {
        answered(PaymentStatus.AUTHORIZED);
        intentId = intent;
        authorizedAt = now;
        return new Authorized(id, version, terms);
    }

    public Failed declined(String code, String message) {
        answered(PaymentStatus.FAILED);
        return failed(FailureStage.AUTHORIZATION, code, message);
    }

    private void answered(PaymentStatus outcome) {
        move(awaitsBuyer() ? PaymentStatus.ACTION_REQUIRED : PaymentStatus.AUTHORIZING, outcome, null);
        cardToken = null;
        actionUrl = null;
    }

    /// The order was cancelled before its card was asked.
    public Failed givenUp() {
        return declined(GIVEN_UP, "The order was cancelled: nothing is charged.");
    }

    /// Its caller was gone before the gateway heard of it.
    public Failed tooLate() {
        refuseUnless(!isOpen(), "be too late");
        return declined("too_late", "There was no time to ask for the amount: nothing is charged.");
    }

    /// The order holds its tickets for this payment.
    public void capture(Instant now) {
        move(PaymentStatus.AUTHORIZED, PaymentStatus.CAPTURING, now);
    }

    /// @param earliest when its seller's share may be paid out
    public Captured captured(Instant earliest) {
        move(PaymentStatus.CAPTURING, PaymentStatus.CAPTURED, null);
        availableAt = sellerTerms.availableFrom(earliest);
        return new Captured(id, version, terms);
    }

    public Failed captureRefused(String code, String message) {
        move(PaymentStatus.CAPTURING, PaymentStatus.FAILED, null);
        return failed(FailureStage.CAPTURE, code, message);
    }

    /// The gateway has released what was authorised: it was too old, or a person cancelled it there.
    public Failed authorizationLost() {
        move(PaymentStatus.AUTHORIZED, PaymentStatus.FAILED, null);
        return failed(FailureStage.CAPTURE, "canceled", "The payment was cancelled.");
    }

    /// The order has lost its tickets.
    public void startVoid(Instant now) {
        move(PaymentStatus.AUTHORIZED, PaymentStatus.VOIDING, now);
    }

    public Voided voided() {
        move(PaymentStatus.VOIDING, PaymentStatus.VOIDED, null);
        return new Voided(id, version, terms);
    }

    /// The gateway has charged an order that has lost its tickets, or has another payment.
    public void capturedInVain() {
        refuseUnless(MAY_BE_CHARGED_IN_VAIN.contains(status), "be returned");
        move(status, PaymentStatus.RETURNING, null);
    }

    /// How many of the order's tickets can still be refunded.
    public int refundable() {
        return status == PaymentStatus.CAPTURED || status == PaymentStatus.RETURNING
                ? terms.quantity() - ticketsRefunding - ticketsRefunded
                : 0;
    }

    /// Reserves the amount for a refund, so that no other one takes it.
    ///
    /// @param tickets how many of the order's tickets are paid back
    /// @param restock whether they go back on sale
    public Refund refund(UUID refundId, RefundReason reason, int tickets, boolean restock, Instant now) {
        refuseUnless(0 < tickets && tickets <= refundable(), "refund " + tickets);
        ticketsRefunding += tickets;
        return Refund.begin(refundId, this, reason, tickets, restock, now);
    }

    public Refunded refunded(Refund done) {
        ticketsRefunding -= done.tickets();
        ticketsRefunded += done.tickets();
        ticketsRestocked += done.restock() ? done.tickets() : 0;
        version++;
        if (ticketsRefunded == terms.quantity()) {
            status = status == PaymentStatus.CAPTURED ? PaymentStatus.REFUNDED : PaymentStatus.RETURNED;
        }
        return new Refunded(id, version, terms, done.id(), done.reason(), ticketsRefunded, ticketsRestocked);
    }

    /// The amount of a refund that was refused can be refunded again.
    public void notRefunded(Refund refused) {
        ticketsRefunding -= refused.tickets();
    }

    /// The buyer has complained to the bank.
    public void disputed() {
        disputed = true;
    }

    /// The bank has returned what was captured in vain.
    public void returnedByDispute() {
        if (status == PaymentStatus.RETURNING) {
            status = PaymentStatus.RETURNED;
            version++;
        }
    }

    /// Whether this user buys or sells.
    public boolean concerns(UUID userId) {
        return terms.buyerId().equals(userId) || sellerTerms.sellerId().equals(userId);
    }

    /// Whether it paid for something, and has no receipt of that.
    public boolean isReceiptDue() {
        return !receipted && (status == PaymentStatus.CAPTURED || status == PaymentStatus.REFUNDED);
    }

    public void receiptIssued() {
        refuseUnless(isReceiptDue(), "have a receipt");
        receipted = true;
    }

    /// Announces its state again, for orders, which seems to have missed it.
    public List<PaymentEvent> said() {
        return switch (status) {
            case AUTHORIZED -> List.of(new Authorized(id, version, terms));
            case CAPTURED, REFUNDED ->
                ticketsRefunded == 0
                        ? List.of(new Captured(id, version, terms))
                        : List.of(
                                new Captured(id, version, terms),
                                new Refunded(id, version, terms, null, null, ticketsRefunded, ticketsRestocked));
            case FAILED, RETURNING, RETURNED ->
                Optional.ofNullable(failureCode)
                        .filter(_ -> failureStage == FailureStage.CAPTURE)
                        .<PaymentEvent>map(code -> new Failed(id, version, terms, FailureStage.CAPTURE, code))
                        .stream()
                        .toList();
            case AUTHORIZING, ACTION_REQUIRED, CAPTURING, VOIDING, VOIDED -> List.of();
        };
    }

    /// The gateway is about to be called.
    public void attempt(Instant now, Duration lease) {
        refuseUnless(dueAt != null, "call the gateway");
        attempts++;
        dueAt = now.plus(lease);
    }

    /// The call's outcome is unknown.
    public void tryAgainAt(Instant time) {
        refuseUnless(dueAt != null, "try again");
        dueAt = time;
    }

    private void move(PaymentStatus from, PaymentStatus to, @Nullable Instant due) {
        refuseUnless(status == from, "become " + to);
        status = to;
        version++;
        dueAt = due;
        attempts = 0;
    }

    private Failed failed(FailureStage stage, String code, String message) {
        failureStage = stage;
        failureCode = code;
        failureMessage = message;
        return new Failed(id, version, terms, stage, code);
    }

    private void refuseUnless(boolean allowed, String what) {
        if (!allowed) {
            throw new IllegalTransitionException(
                    "payment %s of order %s is %s: cannot %s".formatted(id, terms.orderId(), status, what));
        }
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public PaymentStatus status() {
        return status;
    }

    public PaymentTerms terms() {
        return terms;
    }

    public SellerTerms sellerTerms() {
        return sellerTerms;
    }

    /// From when on the seller's share may be paid out, once it is captured.
    public Optional<Instant> availableAt() {
        return Optional.ofNullable(availableAt);
    }

    public Optional<String> cardToken() {
        return Optional.ofNullable(cardToken);
    }

    public String returnUrl() {
        return returnUrl;
    }

    public boolean awaitsBuyer() {
        return status == PaymentStatus.ACTION_REQUIRED;
    }

    /// The page on which the bank asks the buyer, while it does.
    public Optional<String> actionUrl() {
        return Optional.ofNullable(actionUrl);
    }

    public Optional<String> intentId() {
        return Optional.ofNullable(intentId);
    }

    public boolean isOpen() {
        return intentId != null;
    }

    /// Whether it has taken no step since then: the answer to that call is news.
    public boolean isStillAs(Payment asked) {
        return status == asked.status && Objects.equals(intentId, asked.intentId);
    }

    public boolean isGivenUp() {
        return GIVEN_UP.equals(failureCode);
    }

    public Optional<FailureStage> failureStage() {
        return Optional.ofNullable(failureStage);
    }

    public Optional<String> failureMessage() {
        return Optional.ofNullable(failureMessage);
    }

    /// Whether its amount was captured, whatever was refunded since.
    public boolean isCharged() {
        return switch (status) {
            case CAPTURED, REFUNDED, RETURNING, RETURNED -> true;
            case AUTHORIZING, ACTION_REQUIRED, AUTHORIZED, CAPTURING, VOIDING, VOIDED, FAILED -> false;
        };
    }

    /// Whether its amount was captured in vain: its seller gets nothing of it.
    public boolean isOwedToBuyer() {
        return status == PaymentStatus.RETURNING || status == PaymentStatus.RETURNED;
    }

    public boolean hasEndedUnpaid() {
        return status == PaymentStatus.VOIDED || status == PaymentStatus.FAILED;
    }

    /// How many of the order's tickets are being refunded.
    public int ticketsRefunding() {
        return ticketsRefunding;
    }

    /// How many of the order's tickets were refunded.
    public int ticketsRefunded() {
        return ticketsRefunded;
    }

    /// Whether the buyer has complained to the bank, whatever came of it.
    public boolean isDisputed() {
        return disputed;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> authorizedAt() {
        return Optional.ofNullable(authorizedAt);
    }

    /// The number of the current attempt at this step.
    public int attempts() {
        return attempts;
    }

    /// Whether the outcome of the previous attempt is unknown.
    public boolean isRepeated() {
        return attempts > 1;
    }

    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }
}
