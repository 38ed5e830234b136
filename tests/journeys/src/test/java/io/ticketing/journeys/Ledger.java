package io.ticketing.journeys;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The buyers and offers of all journeys so far, for the reconciler.
final class Ledger {

    private static final Queue<Buyer> BUYERS = new ConcurrentLinkedQueue<>();
    private static final Queue<Ticket> TICKETS = new ConcurrentLinkedQueue<>();

    private Ledger() {}

    static Buyer note(Buyer buyer) {
        BUYERS.add(buyer);
        return buyer;
    }

    static Ticket note(Ticket ticket) {
        TICKETS.add(ticket);
        return ticket;
    }

    static Collection<Buyer> buyers() {
        return List.copyOf(BUYERS);
    }

    static Collection<Ticket> tickets() {
        return List.copyOf(TICKETS);
    }

    static void close() {
        BUYERS.clear();
        TICKETS.clear();
    }
}
