package io.ticketing.tickets.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// How many of a ticket are held and sold, as orders last reported it.
///
/// Only the projection writes it, never an edit of the ticket: hence the columns that a save leaves
/// out.
///
/// @param version counts the reports from orders, from 0
@Embeddable
public record Stock(
        @Column(name = "held", insertable = false, updatable = false)
        int held,

        @Column(name = "sold", insertable = false, updatable = false)
        int sold,

        @Column(name = "stock_version", insertable = false, updatable = false)
        long version) {

    static final Stock UNTOUCHED = new Stock(0, 0, 0);

    public boolean isNewerThan(Stock other) {
        return version > other.version;
    }

    int taken() {
        return held + sold;
    }
}
