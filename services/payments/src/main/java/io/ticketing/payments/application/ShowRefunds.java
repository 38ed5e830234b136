package io.ticketing.payments.application;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.Refund;
import io.ticketing.payments.persistence.ListingRepository;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.payments.persistence.RefundRepository;

/// Shows the refunds of a payment to its buyer and to the seller of the ticket. Works in the session
/// of its caller.
@ApplicationScoped
public class ShowRefunds {

    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final ListingRepository listings;

    ShowRefunds(PaymentRepository payments, RefundRepository refunds, ListingRepository listings) {
        this.payments = payments;
        this.refunds = refunds;
        this.listings = listings;
    }

    /// What the viewer may see.
    public sealed interface Shown {

        /// @param refunds newest first
        record Refunds(Payment payment, List<Refund> refunds) implements Shown {}

        record NotYours() implements Shown {}

        record UnknownPayment() implements Shown {}
    }

    public Uni<Shown> of(UUID paymentId, UUID viewerId) {
        return payments.findById(paymentId)
                .chain(payment -> payment == null
                        ? Uni.createFrom().item(new Shown.UnknownPayment())
                        : mayBeSeen(payment, viewerId)
                                .chain(may -> may
                                        ? refunds(payment)
                                        : Uni.createFrom().item(new Shown.NotYours())));
    }

    private Uni<Boolean> mayBeSeen(Payment payment, UUID viewerId) {
        return payment.terms().buyerId().equals(viewerId)
                ? Uni.createFrom().item(true)
                : listings.findById(payment.terms().ticketId())
                        .map(listing -> listing != null && listing.isSoldBy(viewerId));
    }

    private Uni<Shown> refunds(Payment payment) {
        return refunds.ofPayment(payment.id()).map(found -> new Shown.Refunds(payment, found));
    }
}
