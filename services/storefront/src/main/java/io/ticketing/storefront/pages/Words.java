package io.ticketing.storefront.pages;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.session.Visitor;

/// Prices, numbers and times as a visitor writes them.
public record Words(Locale locale, ZoneId zone) {

    public static Words of(Visitor visitor) {
        return new Words(visitor.locale(), visitor.zone());
    }

    public String money(BigDecimal amount, String currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        Currency known = Currency.getInstance(currency);
        format.setCurrency(known);
        format.setMinimumFractionDigits(known.getDefaultFractionDigits());
        format.setMaximumFractionDigits(known.getDefaultFractionDigits());
        return format.format(amount);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    public String tickets(int quantity) {
        return quantity == 1 ? "1 ticket" : number(quantity) + " tickets";
    }

    public String time(Instant instant) {
        String time =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(instant.atZone(zone));
        return zone.equals(ZoneOffset.UTC) ? time + " UTC" : time;
    }

    /// How many can be bought, or why none.
    public String left(Ticket ticket) {
        return switch (ticket.status()) {
            case AVAILABLE -> number(ticket.available()) + " left";
            case LOCKED -> "All held right now";
            case SOLD_OUT -> "Sold out";
            case WITHDRAWN -> "No longer on sale";
        };
    }
}
