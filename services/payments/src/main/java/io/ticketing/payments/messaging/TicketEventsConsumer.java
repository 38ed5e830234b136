package io.ticketing.payments.messaging;

import java.util.Optional;
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
import io.ticketing.payments.application.steps.NewListings;
import io.ticketing.payments.persistence.ListingRepository;

/// Learns who sells a ticket, and whether its buyers get their money back. The ticket's version
/// makes repeated events harmless, so no inbox is needed.
@Startup
@ApplicationScoped
class TicketEventsConsumer {

    private final EventChannel channel;
    private final ListingRepository listings;
    private final NewListings newListings;
    private final Reactions<Uni<Void>> reactions = Reactions.of("tickets")
            .on(TicketListed.class, it -> offered(it.getTicketId(), it.getVersion(), it.getSellerId(), it.getOffer()))
            .on(TicketRevised.class, it -> offered(it.getTicketId(), it.getVersion(), it.getSellerId(), it.getOffer()))
            .on(TicketWithdrawn.class, this::withdrawn)
            .build();

    TicketEventsConsumer(EventConsumer events, ListingRepository listings, NewListings newListings) {
        this.channel = events.wideChannel(event -> reactions.to(event.payload()));
        this.listings = listings;
        this.newListings = newListings;
    }

    @Incoming("ticket-events")
    @Acknowledgment(Strategy.MANUAL)
    Uni<Void> on(KafkaRecord<String, byte[]> event) {
        return channel.take(event);
    }

    private Uni<Void> offered(UUID ticketId, long version, UUID sellerId, Offer offer) {
        return listings.offered(ticketId, version, sellerId, Optional.ofNullable(offer.getReturnsUntil()))
                .invoke(() -> newListings.arrived(ticketId));
    }

    private Uni<Void> withdrawn(TicketWithdrawn event) {
        return listings.withdrawn(event.getTicketId(), event.getVersion(), event.getSellerId(), event.getRefunds());
    }
}
