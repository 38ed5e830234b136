package io.ticketing.storefront.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.FailedCall;
import io.ticketing.storefront.market.Order;
import io.ticketing.storefront.market.Payment;
import io.ticketing.storefront.market.PaymentsApi;
import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.market.TicketsApi;
import io.ticketing.storefront.session.Visitor;

/// Finds what the buyer of an order has got back, and can still return.
@ApplicationScoped
class ReturnDesk {

    /// The order is shown without it when the services take longer.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final PaymentsApi payments;
    private final TicketsApi tickets;
    private final Visitor visitor;
    private final Clock clock;

    ReturnDesk(@RestClient PaymentsApi payments, @RestClient TicketsApi tickets, Visitor visitor, Clock clock) {
        this.payments = payments;
        this.tickets = tickets;
        this.visitor = visitor;
        this.clock = clock;
    }

    Returns of(Order order) {
        String session = visitor.session();
        Words words = Words.of(visitor);
        Returns unknown = Returns.unknown(order.quantity());
        return payments.ofOrder(session, order.id())
                .map(all -> all.stream().filter(Payment::isTaken).findFirst())
                .chain(taken -> taken.map(payment -> of(order, payment, session, words))
                        .orElseGet(() -> Uni.createFrom().item(unknown)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> FailedCall.note("An order is shown without its refunds", failure))
                .onFailure()
                .recoverWithItem(unknown)
                .await()
                .indefinitely();
    }

    private Uni<Returns> of(Order order, Payment payment, @Nullable String session, Words words) {
        return Uni.combine()
                .all()
                .unis(
                        payments.refunds(session, payment.id()),
                        tickets.these(Set.of(order.ticket().id())))
                .asTuple()
                .map(found -> Returns.of(
                        payment.id(),
                        order.quantity(),
                        found.getItem1(),
                        returnsUntil(found.getItem2()),
                        words,
                        clock.instant()));
    }

    private static @Nullable Instant returnsUntil(List<Ticket> tickets) {
        return tickets.isEmpty() ? null : tickets.getFirst().returnsUntil();
    }
}
