package io.ticketing.storefront.pages;

import java.util.Locale;

/// How the API, styles and scripts write the values of an enum.
public final class Names {

    private Names() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
