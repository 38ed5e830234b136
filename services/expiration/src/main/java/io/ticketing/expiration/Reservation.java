package io.ticketing.expiration;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import io.ticketing.contracts.expirations.ReservationDue;
import io.ticketing.contracts.orders.Order;

/// Tickets that are held until a deadline, and their format in Redis.
record Reservation(UUID orderId, Instant deadline, long version, UUID ticketId) {

    /// @param version of the event that carries the order
    static Reservation of(Order order, long version) {
        return new Reservation(order.getOrderId(), order.getExpiresAt(), version, order.getTicketId());
    }

    /// Reads `<order id> <text>`.
    static Reservation parse(String claimed) {
        String[] part = claimed.split(" ");
        return new Reservation(
                UUID.fromString(part[0]),
                Instant.EPOCH.plus(Long.parseLong(part[1]), ChronoUnit.MICROS),
                Long.parseLong(part[2]),
                UUID.fromString(part[3]));
    }

    /// This one, or another of the same order that is not older.
    Reservation newer(Reservation other) {
        return other.version < version ? this : other;
    }

    /// The deadline as the score in Redis.
    String score() {
        return score(deadline);
    }

    /// Microseconds since 1970, which a double holds exactly until 2255.
    static String score(Instant time) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    /// The scripts read the deadline and the version from this text.
    String text() {
        return score() + " " + version + " " + ticketId;
    }

    ReservationDue toEvent() {
        return new ReservationDue(orderId, version, ticketId, deadline);
    }
}
