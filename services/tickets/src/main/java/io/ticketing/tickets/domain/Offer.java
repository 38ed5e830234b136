package io.ticketing.tickets.domain;

import java.util.Objects;
import java.util.regex.Pattern;

import io.ticketing.money.Money;

/// What a seller offers: how many of what, at which price for one.
public record Offer(String title, Money price, int quantity) {

    public static final int LONGEST_TITLE = 200;
    public static final int LARGEST_QUANTITY = 100_000;

    /// One line of text: no control characters, line separators or halves of a surrogate pair.
    public static final String ONE_LINE = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*";

    private static final Pattern TITLE = Pattern.compile(ONE_LINE);

    public Offer {
        Objects.requireNonNull(price);
        if (title.isBlank()
                || title.length() > LONGEST_TITLE
                || !title.equals(title.strip())
                || !TITLE.matcher(title).matches()) {
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
