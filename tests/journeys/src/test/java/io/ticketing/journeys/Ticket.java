package io.ticketing.journeys;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// A ticket as the catalogue shows it.
record Ticket(
        UUID id,
        String title,
        BigDecimal price,
        String currency,
        int quantity,
        int available,
        String status,
        UUID userId,
        long version,
        Instant createdAt) {

    /// Its current state in the catalogue.
    Ticket now() {
        var answer = Account.nobody().get("/api/tickets/" + id);
        answer.then().statusCode(200);
        return answer.as(Ticket.class);
    }
}
