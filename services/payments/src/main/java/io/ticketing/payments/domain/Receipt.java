package io.ticketing.payments.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.ticketing.money.Money;

/// What a seller certifies about a sale, or about a refund of it. It never changes.
@Entity
@Table(name = "receipts")
public class Receipt {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private ReceiptKind kind;

    private UUID sellerId;
    private SellerDetails seller;
    private @Nullable Long number;
    private Purchase purchase;

    /// The receipt and the refund of a credit note.
    private @Nullable UUID receiptId;

    private @Nullable UUID refundId;

    private int quantity;
    private long amount;
    private @Nullable Long tax;
    private long fee;
    private Instant issuedAt;

    protected Receipt() {}

    private Receipt(
            UUID id,
            ReceiptKind kind,
            SellerDetails seller,
            ReceiptSequence numbers,
            Purchase purchase,
            int quantity,
            Instant now) {
        this.id = id;
        this.kind = kind;
        this.sellerId = numbers.sellerId();
        this.seller = seller;
        this.number = seller.isBusiness() ? numbers.next() : null;
        this.purchase = purchase;
        this.quantity = quantity;
        this.amount = purchase.unitPrice() * quantity;
        this.issuedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /// Certifies a captured payment.
    public static Receipt of(
            UUID id,
            Payment payment,
            @Nullable String title,
            SellerDetails seller,
            ReceiptSequence numbers,
            Instant now) {
        var receipt = new Receipt(
                id,
                ReceiptKind.RECEIPT,
                seller,
                numbers,
                Purchase.of(payment, title),
                payment.terms().quantity(),
                now);
        receipt.tax = receipt.taxOf(receipt.quantity);
        receipt.fee = payment.sellerTerms().fee();
        return receipt;
    }

    /// Takes back what a refund paid back, in the words of this receipt.
    ///
    /// The taxes of all credit notes add up to that of the receipt, and so do the fees.
    ///
    /// @param earlier its credit notes so far
    public Receipt credit(UUID noteId, Refund refund, List<Receipt> earlier, ReceiptSequence numbers, Instant now) {
        int left = quantity - earlier.stream().mapToInt(Receipt::quantity).sum();
        if (kind != ReceiptKind.RECEIPT || refund.tickets() > left) {
            throw new IllegalTransitionException("receipt %s has %d tickets left: cannot credit %d of refund %s"
                    .formatted(id, left, refund.tickets(), refund.id()));
        }
        var note = new Receipt(noteId, ReceiptKind.CREDIT_NOTE, seller, numbers, purchase, refund.tickets(), now);
        note.receiptId = id;
        note.refundId = refund.id();
        int rest = left - refund.tickets();
        var taxLeft = taxOf(left);
        var taxOfRest = taxOf(rest);
        note.tax = taxLeft == null || taxOfRest == null ? null : taxLeft - taxOfRest;
        note.fee = feeOf(quantity - rest) - feeOf(quantity - left);
        return note;
    }

    private @Nullable Long taxOf(int tickets) {
        return seller.tax().map(rate -> rate.of(purchase.unitPrice() * tickets)).orElse(null);
    }

    private long feeOf(int tickets) {
        return Math.multiplyExact(fee, tickets) / quantity;
    }

    public UUID id() {
        return id;
    }

    public ReceiptKind kind() {
        return kind;
    }

    public UUID sellerId() {
        return sellerId;
    }

    public SellerDetails seller() {
        return seller;
    }

    /// The number among all that a business has issued, such as `ACME-17`.
    public Optional<String> number() {
        return Optional.ofNullable(number).map(it -> seller.numberPrefix() + "-" + it);
    }

    public Purchase purchase() {
        return purchase;
    }

    /// The refund of a credit note.
    public Optional<UUID> refundId() {
        return Optional.ofNullable(refundId);
    }

    /// The receipt that a credit note belongs to.
    public Optional<UUID> receiptId() {
        return Optional.ofNullable(receiptId);
    }

    public int quantity() {
        return quantity;
    }

    public Money unitPrice() {
        return money(purchase.unitPrice());
    }

    public Money total() {
        return money(amount);
    }

    /// The tax that the total includes; empty if the seller is no business.
    public Optional<Money> tax() {
        return Optional.ofNullable(tax).map(this::money);
    }

    /// What the platform keeps of the total, or gives back with it. The seller pays it.
    public Money fee() {
        return money(fee);
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    /// Whether this user bought or sold.
    public boolean concerns(UUID userId) {
        return purchase.buyerId().equals(userId) || sellerId.equals(userId);
    }

    private Money money(long minorUnits) {
        return new Money(minorUnits, Currency.getInstance(purchase.currency()));
    }
}
