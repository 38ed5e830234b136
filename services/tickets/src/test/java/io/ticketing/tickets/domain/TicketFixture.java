package io.ticketing.tickets.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import io.ticketing.money.ChargedCurrencies;
import io.ticketing.money.Money;
import io.ticketing.money.StripeCurrencies;

/// Tickets in every state that orders can bring them to.
final class TicketFixture {

    static final UUID SELLER = UUID.fromString("01936f00-0000-7000-8000-00000000000a");
    static final UUID STRANGER = UUID.fromString("01936f00-0000-7000-8000-00000000000b");
    static final Instant NOW = Instant.parse("2026-05-01T20:00:00.123456789Z");

    static final ChargedCurrencies CHARGED = new ChargedCurrencies(StripeCurrencies.all());

    private TicketFixture() {}

    static Offer offer(String title, String price, int quantity) {
        return offer(title, price, quantity, Returns.NONE);
    }

    static Offer offer(String title, String price, int quantity, Returns returns) {
        return new Offer(title, Money.of(new BigDecimal(price), Money.currency("USD")), quantity, returns);
    }

    /// Five tickets for the opera, of which some are held and sold.
    static Ticket fiveWith(int held, int sold) {
        return fiveWith(held, sold, Returns.NONE);
    }

    static Ticket fiveWith(int held, int sold, Returns returns) {
        Offer offer = offer("Opera", "20.50", 5, returns);
        return new Ticket(UUID.randomUUID(), SELLER, offer, new Stock(held, sold, 7), NOW);
    }

    static Ticket withdrawn() {
        Ticket ticket = fiveWith(0, 0);
        ticket.withdraw(SELLER, false, NOW);
        return ticket;
    }
}
