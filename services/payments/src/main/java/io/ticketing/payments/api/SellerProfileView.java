package io.ticketing.payments.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.SellerProfile;

/// A seller's profile as the seller sees it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "SellerProfile",
        requiredProperties = {"kind", "name", "version"})
record SellerProfileView(
        @Schema(enumeration = {"private", "business"}) String kind,

        @Schema(examples = "Concerts Ltd") @Nullable String name,

        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String city,
        @Nullable String postalCode,

        @Schema(description = "ISO 3166-1 alpha-2 code", examples = "IE") @Nullable
        String country,

        @Schema(examples = "IE6388047V") @Nullable String taxId,

        @Schema(
                description = "The rate of the tax that your prices include, in hundredths of a percent",
                examples = "2300")
        @Nullable
        Integer taxBasisPoints,

        @Schema(description = "What the numbers of your receipts begin with", examples = "ACME") @Nullable
        String numberPrefix,

        @Schema(description = "Grows with each change", examples = "1")
        int version) {

    static SellerProfileView of(SellerProfile profile) {
        var details = profile.details();
        return new SellerProfileView(
                SellerView.kind(details),
                details.name(),
                details.addressLine1(),
                details.addressLine2(),
                details.city(),
                details.postalCode(),
                details.country(),
                details.taxId(),
                details.taxBasisPoints(),
                details.numberPrefix(),
                profile.version());
    }
}
