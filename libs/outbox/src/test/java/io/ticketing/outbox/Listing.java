package io.ticketing.outbox;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/// The test application's record of a ticket: how often it has heard of it.
@Entity
class Listing {

    @Id
    @Column(name = "ticket_id")
    UUID ticketId;

    String title;
    int heard;

    Listing() {}

    Listing(UUID ticketId, String title) {
        this.ticketId = ticketId;
        this.title = title;
    }
}
