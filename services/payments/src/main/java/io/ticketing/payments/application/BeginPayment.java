package io.ticketing.payments.application;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.application.steps.Beginning;
import io.ticketing.payments.application.steps.CallSchedule;
import io.ticketing.payments.application.steps.RepeatedPayments;
import io.ticketing.payments.domain.Authorization;
import io.ticketing.payments.domain.Listing;
import io.ticketing.payments.domain.PayableOrder;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentRequest;
import io.ticketing.payments.gateway.Admission;
import io.ticketing.payments.persistence.ListingRepository;
import io.ticketing.payments.persistence.PayableOrderRepository;
import io.ticketing.payments.persistence.PaymentRepository;

/// Decides whether an order can be paid, and saves the payment before the gateway hears of it, so
/// that no call to the gateway is ever forgotten.
@ApplicationScoped
class BeginPayment {

    private final Transactions transactions;
    private final RepeatedPayments repeatedPayments;
    private final PayableOrderRepository orders;
    private final PaymentRepository payments;
    private final ListingRepository listings;
    private final Admission admission;
    private final ReturnAddresses returnAddresses;
    private final CallSchedule schedule;
    private final Clock clock;
    private final int fee;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    BeginPayment(
            Transactions transactions,
            RepeatedPayments repeatedPayments,
            PayableOrderRepository orders,
            PaymentRepository payments,
            ListingRepository listings,
            Admission admission,
            ReturnAddresses returnAddresses,
            CallSchedule schedule,
            Clock clock,
            PaymentsConfig config) {
        this.transactions = transactions;
        this.repeatedPayments = repeatedPayments;
        this.orders = orders;
        this.payments = payments;
        this.listings = listings;
        this.admission = admission;
        this.returnAddresses = returnAddresses;
        this.schedule = schedule;
        this.clock = clock;
        this.fee = config.fee();
    }

    Uni<Beginning> begin(PaymentRequest request, Optional<String> key) {
        return transactions.run(
                () -> repeatedPayments.once(request.buyerId(), key, request.meaning(), () -> decide(request)));
    }

    private Uni<Beginning> decide(PaymentRequest request) {
        return orders.lock(request.orderId())
                .chain(order -> order == null
                        ? Uni.createFrom().item(ended(new Authorization.UnknownOrder()))
                        : decide(request, order));
    }

    private Uni<Beginning> decide(PaymentRequest request, PayableOrder order) {
        return payments.lockLive(order.id())
                .map(live -> order.refusal(request.buyerId(), live, clock.instant()))
                .map(refusal -> refusal.or(this::unavailable))
                .chain(refusal ->
                        refusal.isPresent() ? Uni.createFrom().item(ended(refusal.get())) : begin(request, order));
    }

    private Optional<Authorization> unavailable() {
        return admission.refusal().map(Authorization.Unavailable::new);
    }

    private Uni<Beginning> begin(PaymentRequest request, PayableOrder order) {
        var ticketId = order.terms().ticketId();
        return listings.findById(ticketId)
                .chain(listing -> listing == null
                        ? Uni.createFrom().item(new Beginning.NotListed(ticketId))
                        : begin(request, order, listing));
    }

    private Uni<Beginning> begin(PaymentRequest request, PayableOrder order, Listing listing) {
        var id = ids.generate();
        var payment = Payment.begin(
                id,
                order.terms(),
                listing.sellerTerms(order.terms().amount(), fee),
                request.cardToken(),
                returnAddresses.of(request, id).toString(),
                clock.instant(),
                schedule.lease());
        return payments.persist(payment).map(Beginning.Begun::new);
    }

    private static Beginning ended(Authorization result) {
        return new Beginning.Ended(result);
    }
}
