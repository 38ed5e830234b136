package io.ticketing.tickets.events;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketRevised;
import io.ticketing.contracts.tickets.TicketWithdrawn;
import io.ticketing.outbox.Outbox;
import io.ticketing.tickets.domain.Offer;
import io.ticketing.tickets.domain.TicketEvent;

/// Turns a domain event into its Avro record for the outbox.
@ApplicationScoped
public class TicketEvents {

    private final Outbox outbox;

    TicketEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public Uni<Void> record(TicketEvent event) {
        return outbox.add(avro(event));
    }

    private static SpecificRecord avro(TicketEvent event) {
        var id = event.ticketId();
        var version = event.version();
        var seller = event.sellerId();
        return switch (event) {
            case TicketEvent.Listed listed -> new TicketListed(id, version, seller, offer(listed.offer()));
            case TicketEvent.Revised revised ->
                new TicketRevised(id, version, seller, offer(revised.offer()), fewer(revised));
            case TicketEvent.Withdrawn withdrawn -> new TicketWithdrawn(id, version, seller, withdrawn.refunds());
        };
    }

    private static @Nullable Integer fewer(TicketEvent.Revised event) {
        return event.offered() < event.offer().quantity() ? event.offered() : null;
    }

    private static io.ticketing.contracts.tickets.Offer offer(Offer offer) {
        return new io.ticketing.contracts.tickets.Offer(
                offer.title(),
                offer.price().minorUnits(),
                offer.price().currency().getCurrencyCode(),
                offer.quantity(),
                offer.returns().until());
    }
}
