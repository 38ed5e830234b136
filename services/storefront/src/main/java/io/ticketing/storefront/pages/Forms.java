package io.ticketing.storefront.pages;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

import jakarta.ws.rs.BadRequestException;

/// The fields that a browser sends from a form.
final class Forms {

    private static final Pattern EXACT = Pattern.compile("\\d{1,20}(\\.\\d{1,10})?");

    private Forms() {}

    /// Null for an empty field.
    static String text(String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    /// A number that a page has put into its form.
    ///
    /// @throws BadRequestException if it is not a number: pages send no such form
    static BigDecimal exact(String field) {
        String text = text(field);
        if (text != null && !EXACT.matcher(text).matches()) {
            throw new BadRequestException();
        }
        return text == null ? null : new BigDecimal(text);
    }

    /// Null if there is none; the number has no decimals.
    static BigInteger whole(BigDecimal number) {
        return number == null ? null : number.toBigIntegerExact();
    }
}
