package io.ticketing.storefront.pages;

import java.math.BigDecimal;

/// What a visitor typed where a number belongs.
public sealed interface Entry {

    /// @param number null if nothing was typed
    record Read(BigDecimal number) implements Entry {}

    /// @param why a sentence that says what to write instead
    record Refused(String why) implements Entry {}
}
