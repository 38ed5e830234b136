package io.ticketing.storefront.pages;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

import jakarta.ws.rs.BadRequestException;

import org.jspecify.annotations.Nullable;

/// The fields that a browser sends from a form.
final class Forms {

    private static final Pattern EXACT = Pattern.compile("\\d{1,20}(\\.\\d{1,10})?");

    private Forms() {}

    /// Nothing for an empty field.
    static @Nullable String text(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    /// A number that a page has put into its form.
    ///
    /// @throws BadRequestException if it is not a number: pages send no such form
    static @Nullable BigDecimal exact(@Nullable String field) {
        String text = text(field);
        if (text != null && !EXACT.matcher(text).matches()) {
            throw new BadRequestException();
        }
        return text == null ? null : new BigDecimal(text);
    }

    /// @param number without decimals
    static @Nullable BigInteger whole(@Nullable BigDecimal number) {
        return number == null ? null : number.toBigIntegerExact();
    }
}
