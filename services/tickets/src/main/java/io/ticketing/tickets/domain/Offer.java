package io.ticketing.tickets.domain;

import java.util.Objects;

import io.ticketing.money.Money;

/// What a seller offers: the title, the number of tickets, the price of one, and until when it can be returned.
public record Offer(String title, Money price, int quantity, Returns returns) {

    public static final int LARGEST_QUANTITY = 100_000;

    /// Titles are not checked more strictly here, because older ones would be refused today.
    public Offer {
        Objects.requireNonNull(price);
        Objects.requireNonNull(returns);
        if (title.isBlank()
                || title.codePointCount(0, title.length()) > Title.LONGEST
                || !title.equals(title.strip())
                || !Title.isOneLine(title)) {
            throw new IllegalArgumentException("not a title");
        }
        if (price.minorUnits() == 0) {
            throw new IllegalArgumentException("tickets are not given away");
        }
        if (quantity < 1 || quantity > LARGEST_QUANTITY) {
            throw new IllegalArgumentException("not a quantity: " + quantity);
        }
    }
}
