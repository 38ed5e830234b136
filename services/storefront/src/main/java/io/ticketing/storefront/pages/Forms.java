package io.ticketing.storefront.pages;

/// What a browser sends from a form.
final class Forms {

    private Forms() {}

    /// Null for a field that was left empty.
    static String text(String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }
}
