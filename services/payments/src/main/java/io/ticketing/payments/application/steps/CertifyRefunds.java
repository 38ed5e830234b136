package io.ticketing.payments.application.steps;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.Receipt;
import io.ticketing.payments.domain.ReceiptKind;
import io.ticketing.payments.domain.ReceiptSequence;
import io.ticketing.payments.domain.Refund;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.payments.persistence.ReceiptRepository;
import io.ticketing.payments.persistence.RefundRepository;
import io.ticketing.payments.persistence.RefundRepository.Uncredited;

/// Issues credit notes for refunds of a seller's sales. Works in the running transaction, which has
/// locked the seller's numbers.
///
/// A refund that the buyer's bank has sent back keeps its credit note, or gets one: the seller still
/// owes the money. What was captured in vain has no receipt, so its refund needs no credit note.
@ApplicationScoped
public class CertifyRefunds {

    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final ReceiptRepository receipts;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    CertifyRefunds(PaymentRepository payments, RefundRepository refunds, ReceiptRepository receipts, Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.receipts = receipts;
        this.clock = clock;
    }

    /// @return how many refunds had no credit note, at most so many
    public Uni<Integer> certify(ReceiptSequence numbers, int limit) {
        return refunds.withoutCreditNote(numbers.sellerId(), limit)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(0)
                        : certify(found, numbers).replaceWith(found.size()));
    }

    private Uni<Void> certify(List<Uncredited> found, ReceiptSequence numbers) {
        var paymentIds = found.stream().map(Uncredited::paymentId).distinct().toList();
        return payments.lock(paymentIds)
                .chain(sales -> refunds.lock(found.stream().map(Uncredited::id).toList())
                        .chain(due -> receipts.ofPayments(paymentIds)
                                .chain(issued -> receipts.add(issue(sales, due, issued, numbers)))));
    }

    /// One whose payment waits for its receipt waits, too.
    private List<Receipt> issue(List<Payment> sales, List<Refund> due, List<Receipt> issued, ReceiptSequence numbers) {
        var waiting =
                sales.stream().filter(Payment::isReceiptDue).map(Payment::id).collect(Collectors.toSet());
        List<Receipt> notes = new ArrayList<>();
        for (var refund : due) {
            if (waiting.contains(refund.paymentId())) {
                continue;
            }
            credit(refund, issued, notes, numbers).ifPresent(notes::add);
            refund.credited();
        }
        return notes;
    }

    private Optional<Receipt> credit(
            Refund refund, List<Receipt> issued, List<Receipt> notes, ReceiptSequence numbers) {
        var ofPayment = Stream.concat(issued.stream(), notes.stream())
                .filter(it -> it.purchase().paymentId().equals(refund.paymentId()))
                .collect(Collectors.groupingBy(Receipt::kind));
        var earlier = ofPayment.getOrDefault(ReceiptKind.CREDIT_NOTE, List.of());
        return ofPayment.getOrDefault(ReceiptKind.RECEIPT, List.of()).stream()
                .findFirst()
                .map(receipt -> receipt.credit(ids.generate(), refund, earlier, numbers, clock.instant()));
    }
}
