package io.ticketing.payments.application;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.domain.Receipt;
import io.ticketing.payments.domain.ReceiptKind;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.payments.persistence.ReceiptRepository;

/// Shows what was certified about a payment to its buyer and to the seller.
@ApplicationScoped
public class ShowReceipt {

    private final PaymentRepository payments;
    private final ReceiptRepository receipts;

    ShowReceipt(PaymentRepository payments, ReceiptRepository receipts) {
        this.payments = payments;
        this.receipts = receipts;
    }

    /// What the viewer may see.
    public sealed interface Shown {

        /// @param creditNotes oldest first
        record Certified(Receipt receipt, List<Receipt> creditNotes) implements Shown {}

        record NotYours() implements Shown {}

        /// Nothing was captured, or it was captured in vain, or a moment ago.
        record NotIssued() implements Shown {}

        record UnknownPayment() implements Shown {}
    }

    public Uni<Shown> of(UUID paymentId, UUID viewerId) {
        return Panache.withSession(() -> receipts.ofPayments(List.of(paymentId))
                .chain(issued -> issued.isEmpty()
                        ? withoutReceipt(paymentId, viewerId)
                        : Uni.createFrom().item(shown(issued, viewerId))));
    }

    private static Shown shown(List<Receipt> issued, UUID viewerId) {
        var byKind = issued.stream().collect(Collectors.partitioningBy(it -> it.kind() == ReceiptKind.RECEIPT));
        var receipt = byKind.getOrDefault(true, List.of()).getFirst();
        return receipt.concerns(viewerId)
                ? new Shown.Certified(receipt, byKind.getOrDefault(false, List.of()))
                : new Shown.NotYours();
    }

    private Uni<Shown> withoutReceipt(UUID paymentId, UUID viewerId) {
        return payments.findById(paymentId).map(payment -> {
            if (payment == null) {
                return new Shown.UnknownPayment();
            }
            return payment.concerns(viewerId) ? new Shown.NotIssued() : new Shown.NotYours();
        });
    }
}
