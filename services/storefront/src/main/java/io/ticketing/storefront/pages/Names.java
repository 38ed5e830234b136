package io.ticketing.storefront.pages;

import java.util.Locale;

/// The form of an enum's values in the API, styles and scripts.
public final class Names {

    private Names() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
