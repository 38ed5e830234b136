package io.ticketing.storefront.pages;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Refusal;
import io.ticketing.storefront.market.SellerProfile;

/// How a seller is named on receipts, to be filled in.
///
/// @param saved whether this has just been saved
public record ProfileForm(
        boolean business,
        List<Field> fields,
        boolean saved,
        @Nullable Notice notice,
        Map<String, String> errors) {

    /// A field for text.
    public record Field(String name, String label, String value, String hint) {}

    private static final String ONLY_BUSINESS = "For a business.";

    static ProfileForm of(SellerProfile profile, boolean saved, Words words) {
        return new ProfileForm(
                SellerProfile.BUSINESS.equals(profile.kind()), fields(typed(profile, words)), saved, null, Map.of());
    }

    /// The form as typed, with the API's errors.
    static ProfileForm refused(TypedProfile typed, Refusal why) {
        return again(typed, Notice.ofEdit(why), why.byField());
    }

    /// The form as typed, with the fields that can't be read.
    static ProfileForm unreadable(TypedProfile typed, Map<String, String> errors) {
        return again(typed, Notice.UNREADABLE, errors);
    }

    private static ProfileForm again(TypedProfile typed, Notice notice, Map<String, String> errors) {
        return new ProfileForm(typed.isBusiness(), fields(typed), false, notice, errors);
    }

    private static TypedProfile typed(SellerProfile profile, Words words) {
        var rate = profile.taxBasisPoints();
        return new TypedProfile(
                profile.kind(),
                profile.name(),
                profile.addressLine1(),
                profile.addressLine2(),
                profile.city(),
                profile.postalCode(),
                profile.country(),
                profile.taxId(),
                rate == null ? null : words.rate(rate.longValueExact()),
                profile.numberPrefix());
    }

    private static List<Field> fields(TypedProfile typed) {
        return List.of(
                field("name", "Name", typed.name(), "Your display name, or the legal name of the business."),
                field("addressLine1", "Address", typed.addressLine1(), ONLY_BUSINESS),
                field("addressLine2", "Address, second line", typed.addressLine2(), "For a business, if needed."),
                field("postalCode", "Postal code", typed.postalCode(), ONLY_BUSINESS),
                field("city", "City", typed.city(), ONLY_BUSINESS),
                field("country", "Country", typed.country(), "For a business: its code of two letters, such as IE."),
                field("taxId", "Tax number", typed.taxId(), ONLY_BUSINESS),
                field(
                        "taxBasisPoints",
                        "Tax rate in percent",
                        typed.taxBasisPoints(),
                        "For a business. Your prices include this tax; 0 if they include none."),
                field(
                        "numberPrefix",
                        "Numbers of receipts begin with",
                        typed.numberPrefix(),
                        "For a business: capital letters and digits, such as ACME for ACME-1, ACME-2 …"));
    }

    private static Field field(String name, String label, @Nullable String value, String hint) {
        return new Field(name, label, value == null ? "" : value.strip(), hint);
    }
}
