package io.ticketing.payments.application.steps;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.domain.PayableOrder;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.Receipt;
import io.ticketing.payments.domain.ReceiptSequence;
import io.ticketing.payments.domain.SellerDetails;
import io.ticketing.payments.persistence.PayableOrderRepository;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.payments.persistence.ReceiptRepository;
import io.ticketing.payments.persistence.SellerProfileRepository;

/// Issues receipts for a seller's captured payments. Works in the running transaction, which has
/// locked the seller's numbers.
@ApplicationScoped
public class CertifySales {

    private final PaymentRepository payments;
    private final PayableOrderRepository orders;
    private final SellerProfileRepository profiles;
    private final ReceiptRepository receipts;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    CertifySales(
            PaymentRepository payments,
            PayableOrderRepository orders,
            SellerProfileRepository profiles,
            ReceiptRepository receipts,
            Clock clock) {
        this.payments = payments;
        this.orders = orders;
        this.profiles = profiles;
        this.receipts = receipts;
        this.clock = clock;
    }

    /// @return how many payments had no receipt, at most so many
    public Uni<Integer> certify(ReceiptSequence numbers, int limit) {
        return payments.withoutReceipt(numbers.sellerId(), limit)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(0)
                        : payments.lock(found)
                                .chain(sales -> certify(sales, numbers))
                                .replaceWith(found.size()));
    }

    private Uni<Void> certify(List<Payment> sales, ReceiptSequence numbers) {
        return profiles.detailsOf(numbers.sellerId())
                .chain(seller -> known(sales).chain(known -> receipts.add(issue(sales, known, seller, numbers))));
    }

    private Uni<Map<UUID, PayableOrder>> known(List<Payment> sales) {
        return orders.known(sales.stream().map(sale -> sale.terms().orderId()).toList())
                .map(known -> known.stream().collect(Collectors.toMap(PayableOrder::id, order -> order)));
    }

    /// One that has become a payment in vain meanwhile gets none.
    private List<Receipt> issue(
            List<Payment> sales, Map<UUID, PayableOrder> orders, SellerDetails seller, ReceiptSequence numbers) {
        return sales.stream()
                .filter(Payment::isReceiptDue)
                .map(sale -> issue(sale, orders, seller, numbers))
                .toList();
    }

    private Receipt issue(Payment sale, Map<UUID, PayableOrder> orders, SellerDetails seller, ReceiptSequence numbers) {
        sale.receiptIssued();
        var order = orders.get(sale.terms().orderId());
        var title = order == null ? null : order.ticketTitle().orElse(null);
        return Receipt.of(ids.generate(), sale, title, seller, numbers, clock.instant());
    }
}
