package io.ticketing.payments.application;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.application.steps.RepeatedRefunds;
import io.ticketing.payments.domain.Listing;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.RefundReason;
import io.ticketing.payments.domain.RefundRequest;
import io.ticketing.payments.domain.Refunding;
import io.ticketing.payments.persistence.DisputeRepository;
import io.ticketing.payments.persistence.ListingRepository;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.payments.persistence.RefundRepository;

/// Pays tickets back at the request of their seller or, while returns are open, of their buyer. The
/// refund is saved before the gateway hears of it, so that none is forgotten or made twice.
@ApplicationScoped
public class RefundPayment {

    private final Transactions transactions;
    private final RepeatedRefunds repeatedRefunds;
    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final ListingRepository listings;
    private final DisputeRepository disputes;
    private final SettleRefunds settleRefunds;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    RefundPayment(
            Transactions transactions,
            RepeatedRefunds repeatedRefunds,
            PaymentRepository payments,
            RefundRepository refunds,
            ListingRepository listings,
            DisputeRepository disputes,
            SettleRefunds settleRefunds,
            Clock clock) {
        this.transactions = transactions;
        this.repeatedRefunds = repeatedRefunds;
        this.payments = payments;
        this.refunds = refunds;
        this.listings = listings;
        this.disputes = disputes;
        this.settleRefunds = settleRefunds;
        this.clock = clock;
    }

    public Uni<Refunding> refund(RefundRequest request, Optional<String> key) {
        return transactions
                .run(() -> repeatedRefunds
                        .once(request.callerId(), key, request.meaning(), () -> decide(request))
                        .chain(this::unlessRepeated))
                .invoke(settleRefunds::wake);
    }

    private Uni<Refunding> decide(RefundRequest request) {
        return payments.lock(request.paymentId())
                .chain(payment -> payment == null
                        ? Uni.createFrom().item(new Refunding.UnknownPayment())
                        : listings.findById(payment.terms().ticketId())
                                .chain(listing -> decide(request, payment, Optional.ofNullable(listing))));
    }

    private Uni<Refunding> decide(RefundRequest request, Payment payment, Optional<Listing> listing) {
        var now = clock.instant();
        var caller = request.callerId();
        if (listing.filter(it -> it.isSoldBy(caller)).isPresent()) {
            return begin(request, payment, RefundReason.SELLER);
        }
        if (!payment.terms().buyerId().equals(caller)) {
            return Uni.createFrom().item(new Refunding.NotYours());
        }
        return listing.filter(it -> it.takesReturns(now)).isPresent()
                ? begin(request, payment, RefundReason.BUYER)
                : Uni.createFrom().item(new Refunding.ReturnsOver());
    }

    private Uni<Refunding> begin(RefundRequest request, Payment payment, RefundReason reason) {
        var tickets = request.tickets().orElse(payment.refundable());
        if (tickets == 0 || tickets > payment.refundable()) {
            return Uni.createFrom().item(new Refunding.NotRefundable());
        }
        return hasLostItsMoney(payment)
                .chain(lost -> lost
                        ? Uni.createFrom().item(new Refunding.Disputed())
                        : begin(request, payment, reason, tickets));
    }

    private Uni<Boolean> hasLostItsMoney(Payment payment) {
        return payment.isDisputed()
                ? disputes.ofPayments(List.of(payment.id()))
                        .map(all -> all.stream().anyMatch(it -> it.status().takesMoney()))
                : Uni.createFrom().item(false);
    }

    private Uni<Refunding> begin(RefundRequest request, Payment payment, RefundReason reason, int tickets) {
        // What a buyer returns is the seller's to sell again.
        var restock = reason == RefundReason.BUYER || request.restock();
        var refund = payment.refund(ids.generate(), reason, tickets, restock, clock.instant());
        request.note().ifPresent(refund::note);
        return refunds.persist(refund).map(saved -> new Refunding.Begun(payment, saved));
    }

    private Uni<Refunding> unlessRepeated(Refunding refunding) {
        return refunding instanceof Refunding.Repeated(var refundId)
                ? refunds.findById(refundId)
                        .chain(refund -> payments.findById(refund.paymentId())
                                .map(payment -> new Refunding.Begun(payment, refund)))
                : Uni.createFrom().item(refunding);
    }
}
