package io.ticketing.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What a new connected account is to be.
record AccountRequest(
        String country,
        @Nullable String email,
        @Nullable String businessType,
        boolean wantsTransfers,
        ObjectNode metadata) {

    /// Where the merchant is.
    private static final String USUAL_COUNTRY = "US";

    private static final Set<String> COUNTRIES =
            Arrays.stream(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());
    private static final List<String> TYPES = List.of("custom", "express", "standard");
    private static final List<String> BUSINESS_TYPES =
            List.of("company", "government_entity", "individual", "non_profit");

    static AccountRequest of(Form form) {
        var type = form.find("type", TYPES).orElse("standard");
        if (!type.equals("express")) {
            throw StripeError.unsupported("type", "accounts of the type " + type);
        }
        return new AccountRequest(
                country(form),
                email(form),
                form.find("business_type", BUSINESS_TYPES).orElse(null),
                form.isTrue("capabilities[transfers][requested]"),
                Metadata.of(form));
    }

    private static String country(Form form) {
        var country = form.find("country").orElse(USUAL_COUNTRY);
        if (!COUNTRIES.contains(country)) {
            throw StripeError.invalid(
                    "country",
                    ("Country '%s' is unknown. Try using a 2-character alphanumeric country code instead, such as"
                                    + " 'US', 'EG', or 'GB'.")
                            .formatted(country));
        }
        return country;
    }

    private static @Nullable String email(Form form) {
        var email = form.find("email");
        if (email.isPresent() && !email.get().matches("[^@\\s]+@[^@\\s]+")) {
            throw StripeError.invalid("email_invalid", "email", "Invalid email address: " + email.get());
        }
        return email.orElse(null);
    }
}
