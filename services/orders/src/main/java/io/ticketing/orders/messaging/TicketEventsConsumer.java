package io.ticketing.orders.messaging;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketRevised;
import io.ticketing.contracts.tickets.TicketWithdrawn;
import io.ticketing.kafka.EventChannel;
import io.ticketing.kafka.EventConsumer;
import io.ticketing.kafka.Reactions;
import io.ticketing.money.Money;
import io.ticketing.orders.application.ReviseStock;
import io.ticketing.orders.application.WithdrawTicket;
import io.ticketing.orders.application.steps.NewListings;
import io.ticketing.orders.domain.Listing;

/// Keeps the stock as sellers describe it. The ticket's version makes repeated events harmless, so
/// no inbox is needed.
@Startup
@ApplicationScoped
class TicketEventsConsumer {

    private final EventChannel channel;
    private final ReviseStock reviseStock;
    private final WithdrawTicket withdrawTicket;
    private final NewListings newListings;
    private final Reactions<Uni<Void>> reactions = Reactions.of("tickets")
            .on(TicketListed.class, this::listed)
            .on(TicketRevised.class, this::revised)
            .on(TicketWithdrawn.class, this::withdrawn)
            .build();

    TicketEventsConsumer(
            EventConsumer consumer, ReviseStock reviseStock, WithdrawTicket withdrawTicket, NewListings newListings) {
        this.channel = consumer.channel(event -> reactions.to(event.payload()));
        this.reviseStock = reviseStock;
        this.withdrawTicket = withdrawTicket;
        this.newListings = newListings;
    }

    @Incoming("ticket-events")
    @Acknowledgment(Strategy.MANUAL)
    Uni<Void> on(KafkaRecord<String, byte[]> event) {
        return channel.take(event);
    }

    private Uni<Void> listed(TicketListed event) {
        return reviseStock.revise(listing(event)).invoke(() -> newListings.arrived(event.getTicketId()));
    }

    private Uni<Void> revised(TicketRevised event) {
        return reviseStock.revise(listing(event));
    }

    private Uni<Void> withdrawn(TicketWithdrawn event) {
        return withdrawTicket.withdraw(event.getTicketId(), event.getVersion());
    }

    private static Listing listing(TicketListed event) {
        return listing(
                event.getTicketId(),
                event.getVersion(),
                event.getOffer(),
                event.getOffer().getQuantity());
    }

    /// Buyers may have taken more, which orders knows best. What they give back is not sold again.
    private static Listing listing(TicketRevised event) {
        var offered = event.getOffered();
        return listing(
                event.getTicketId(),
                event.getVersion(),
                event.getOffer(),
                offered == null ? event.getOffer().getQuantity() : offered);
    }

    private static Listing listing(UUID ticketId, long version, Offer offer, int quantity) {
        var price = new Money(offer.getPrice(), Money.currency(offer.getCurrency()));
        return Listing.of(ticketId, version, offer.getTitle(), price, quantity);
    }
}
