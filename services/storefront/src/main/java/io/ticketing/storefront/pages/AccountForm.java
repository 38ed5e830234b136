package io.ticketing.storefront.pages;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/// What a visitor has filled in to sign in or up; never the password.
///
/// @param next the page to continue with
public record AccountForm(
        String email, String next, @Nullable Notice notice, Map<String, String> errors) {

    /// The page to continue with, as a parameter of an address.
    public String nextParameter() {
        return SafePath.encode(next);
    }
}
