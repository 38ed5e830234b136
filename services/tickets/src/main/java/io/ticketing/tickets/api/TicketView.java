package io.ticketing.tickets.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import io.ticketing.tickets.domain.Offer;
import io.ticketing.tickets.domain.Ticket;

/// A ticket as the API shows it.
///
/// @param held only for its seller, as are `sold` and `offered`
@Schema(
        name = "Ticket",
        requiredProperties = {
            "id",
            "title",
            "price",
            "currency",
            "quantity",
            "available",
            "status",
            "userId",
            "version",
            "createdAt"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
record TicketView(
        UUID id,
        String title,

        @Schema(description = "Price of one ticket", examples = "20.5")
        BigDecimal price,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency,

        @Schema(description = "Total number of tickets") int quantity,

        @Schema(description = "Number that can be bought now")
        int available,

        @Schema(
                enumeration = {"available", "locked", "sold_out", "withdrawn"},
                description = "`locked`: all remaining tickets are held. Values may be added")
        String status,

        @Schema(description = "Number held for buyers; only in your own list") @Nullable
        Integer held,

        @Schema(description = "Number sold; only in your own list") @Nullable
        Integer sold,

        @Schema(description = "Number that you offer; only in your own list, and only if buyers have taken more")
        @Nullable
        Integer offered,

        @Schema(description = "The seller") UUID userId,

        @Schema(description = "Until when buyers can return what they have paid for; only if they can") @Nullable
        Instant returnsUntil,

        @Schema(description = "Grows with each change of the offer, from 1")
        long version,

        Instant createdAt) {

    /// The answer with the ticket and its tag. Clients must revalidate it each time, because buyers
    /// change it at any moment.
    static ResponseBuilder<TicketView> answer(RestResponse.Status status, Ticket ticket) {
        return ResponseBuilder.create(status, of(ticket))
                .header(HttpHeaders.ETAG, TicketTag.of(ticket))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    static TicketView of(Ticket ticket) {
        return of(ticket, null, null, null);
    }

    /// Adds the fields that only the seller may see.
    static TicketView ofOwn(Ticket ticket) {
        int offered = ticket.offered();
        return of(
                ticket,
                ticket.stock().held(),
                ticket.stock().sold(),
                offered < ticket.offer().quantity() ? offered : null);
    }

    private static TicketView of(
            Ticket ticket, @Nullable Integer held, @Nullable Integer sold, @Nullable Integer offered) {
        Offer offer = ticket.offer();
        return new TicketView(
                ticket.id(),
                offer.title(),
                offer.price().amount(),
                offer.price().currency().getCurrencyCode(),
                offer.quantity(),
                ticket.available(),
                ticket.status().name().toLowerCase(Locale.ROOT),
                held,
                sold,
                offered,
                ticket.sellerId(),
                offer.returns().until(),
                ticket.version(),
                ticket.createdAt());
    }
}
