package io.ticketing.auth.domain;

import java.util.Locale;

/// An e-mail address in the one spelling that identifies an account, whatever capitals were typed.
public record Email(String value) {

    public Email {
        value = value.toLowerCase(Locale.ROOT);
    }
}
