package io.ticketing.storefront.pages;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/// What a visitor typed where a number belongs.
public sealed interface Entry {

    /// @param number is missing if nothing was typed
    record Read(@Nullable BigDecimal number) implements Entry {}

    /// @param why a sentence that says what to write instead
    record Refused(String why) implements Entry {}
}
