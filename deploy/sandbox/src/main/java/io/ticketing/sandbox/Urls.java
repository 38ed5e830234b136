package io.ticketing.sandbox;

import java.net.URI;

/// The addresses to which people are led back.
final class Urls {

    private Urls() {}

    static String check(String param, Form form) {
        return check(param, form.require(param));
    }

    static String check(String param, String url) {
        try {
            if (URI.create(url).isAbsolute()) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, as any other text.
        }
        throw StripeError.invalid("url_invalid", param, "Not a valid URL");
    }
}
