package io.ticketing.storefront.pages;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.SellerProfile;

/// What a seller has typed to be named on receipts.
///
/// @param taxBasisPoints typed in percent
record TypedProfile(
        @RestForm @Nullable String kind,
        @RestForm @Nullable String name,
        @RestForm @Nullable String addressLine1,
        @RestForm @Nullable String addressLine2,
        @RestForm @Nullable String city,
        @RestForm @Nullable String postalCode,
        @RestForm @Nullable String country,
        @RestForm @Nullable String taxId,
        @RestForm @Nullable String taxBasisPoints,
        @RestForm @Nullable String numberPrefix) {

    private static final int HUNDREDTHS = 2;

    /// The typed profile in the API's form.
    sealed interface Reading {

        record Understood(SellerProfile profile) implements Reading {}

        /// @param errors a sentence for each field that can't be read
        record Unreadable(Map<String, String> errors) implements Reading {}
    }

    /// A private person has a name only, whatever else is typed.
    Reading read(Words words) {
        if (!isBusiness()) {
            return new Reading.Understood(SellerProfile.person(Forms.text(name)));
        }
        return switch (words.readPercent(taxBasisPoints)) {
            case Entry.Read(var percent) -> new Reading.Understood(business(percent));
            case Entry.Refused(var why) -> new Reading.Unreadable(Map.of("taxBasisPoints", why));
        };
    }

    private SellerProfile business(@Nullable BigDecimal percent) {
        return new SellerProfile(
                SellerProfile.BUSINESS,
                Forms.text(name),
                Forms.text(addressLine1),
                Forms.text(addressLine2),
                Forms.text(city),
                Forms.text(postalCode),
                capitals(country),
                Forms.text(taxId),
                Forms.whole(percent == null ? null : percent.movePointRight(HUNDREDTHS)),
                capitals(numberPrefix));
    }

    private static @Nullable String capitals(@Nullable String field) {
        String text = Forms.text(field);
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    boolean isBusiness() {
        return SellerProfile.BUSINESS.equals(kind);
    }
}
