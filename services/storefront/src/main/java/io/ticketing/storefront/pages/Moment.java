package io.ticketing.storefront.pages;

import java.time.Instant;

/// A point in time, for programs and in the visitor's format.
public record Moment(Instant at, String text) {

    static Moment of(Instant at, Words words) {
        return new Moment(at, words.time(at));
    }
}
