package io.ticketing.payments.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.domain.GatewayBooking;
import io.ticketing.payments.domain.GatewayNews;
import io.ticketing.payments.domain.GatewayPostings;
import io.ticketing.payments.gateway.GatewayBalance;
import io.ticketing.payments.persistence.LedgerRepository;
import io.ticketing.payments.persistence.PaymentRepository;

/// Posts what the gateway has kept, and what it has booked that is not ours, and learns from bookings
/// what nobody has told. A booking that was posted already changes nothing.
@ApplicationScoped
class FollowBalance {

    private final GatewayBalance gateway;
    private final Transactions transactions;
    private final PaymentRepository payments;
    private final LedgerRepository ledger;
    private final ObserveDisputes observeDisputes;
    private final ObserveRefunds observeRefunds;

    FollowBalance(
            GatewayBalance gateway,
            Transactions transactions,
            PaymentRepository payments,
            LedgerRepository ledger,
            ObserveDisputes observeDisputes,
            ObserveRefunds observeRefunds) {
        this.gateway = gateway;
        this.transactions = transactions;
        this.payments = payments;
        this.ledger = ledger;
        this.observeDisputes = observeDisputes;
        this.observeRefunds = observeRefunds;
    }

    /// A page at a time. Fails if the gateway or the database does not answer.
    Uni<Void> between(Instant from, Instant until) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicReference<String>::new, after -> page(from, until, after))
                .whilst(page -> page.next().isPresent())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<GatewayBalance.Page> page(Instant from, Instant until, AtomicReference<String> after) {
        return gateway.page(from, until, after.get())
                .call(page -> post(page.bookings()))
                .call(page -> observe(page.bookings()))
                .invoke(page -> after.set(page.next().orElse(null)));
    }

    private Uni<Void> post(List<GatewayBooking> bookings) {
        var intents = bookings.stream()
                .map(GatewayBooking::intentId)
                .flatMap(Optional::stream)
                .toList();
        return transactions.run(() -> payments.knownIntents(intents)
                .chain(known -> ledger.post(bookings.stream()
                        .map(booking -> GatewayPostings.of(booking, isOurs(booking, known)))
                        .toList())));
    }

    /// Disputes, and refunds that the bank sends back, come long after a payment was compared: should their
    /// webhook be lost, their booking tells.
    private Uni<Void> observe(List<GatewayBooking> bookings) {
        return Multi.createFrom()
                .iterable(bookings)
                .filter(booking ->
                        booking.news().isPresent() && booking.intentId().isPresent())
                .onItem()
                .transformToUniAndConcatenate(booking ->
                        observe(booking.intentId().get(), booking.news().get()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> observe(String intentId, GatewayNews news) {
        return Panache.withSession(() -> payments.ofIntent(intentId))
                .chain(payment -> payment.filter(it -> news.moves(it.status()))
                        .map(it ->
                                news == GatewayNews.DISPUTED ? observeDisputes.observe(it) : observeRefunds.observe(it))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private static boolean isOurs(GatewayBooking booking, List<String> known) {
        return booking.ofPayout() || booking.intentId().filter(known::contains).isPresent();
    }
}
