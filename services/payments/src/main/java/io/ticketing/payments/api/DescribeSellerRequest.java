package io.ticketing.payments.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.SellerDetails;
import io.ticketing.payments.domain.SellerKind;

/// What a seller sends to be named on receipts.
@CompleteSeller
@Schema(
        name = "DescribeSeller",
        description = "A private person has a name only. A business has all but a second line of its address")
record DescribeSellerRequest(
        @NotNull(message = "is required")
        @Pattern(regexp = "^(private|business)$", message = "must be private or business")
        @Schema(
                enumeration = {"private", "business"},
                examples = "business")
        String kind,

        @NotNull(message = "is required")
        @PrintedLine(max = 200)
        @Schema(
                description = "The display name of a person, the legal name of a business",
                minLength = 1,
                maxLength = 200,
                examples = "Concerts Ltd")
        String name,

        @PrintedLine(max = 200) @Schema(maxLength = 200, examples = "1 Harbour Road") @Nullable
        String addressLine1,

        @PrintedLine(max = 200) @Schema(maxLength = 200) @Nullable
        String addressLine2,

        @PrintedLine(max = 100) @Schema(maxLength = 100, examples = "Dublin") @Nullable
        String city,

        @PrintedLine(max = 20) @Schema(maxLength = 20, examples = "D01 X2Y3") @Nullable
        String postalCode,

        @Schema(description = "ISO 3166-1 alpha-2 code", pattern = "^[A-Z]{2}$", examples = "IE") @Nullable
        String country,

        @Pattern(
                regexp = "^[A-Za-z0-9][A-Za-z0-9 ./-]{1,29}$",
                message = "must have 2 to 30 letters, digits, blanks, dots, slashes and hyphens")
        @Schema(examples = "IE6388047V")
        @Nullable
        String taxId,

        @Min(value = 0, message = "must be at least {value}")
        @Max(value = 10_000, message = "must be at most {value}")
        @Schema(
                description = "The rate of the tax that your prices include, in hundredths of a percent",
                examples = "2300")
        @Nullable
        Integer taxBasisPoints,

        @Pattern(
                regexp = "^[A-Z0-9][A-Z0-9-]{0,15}$",
                message = "must have 1 to 16 capital letters, digits and hyphens")
        @Schema(description = "What the numbers of your receipts begin with", examples = "ACME")
        @Nullable
        String numberPrefix) {

    boolean isBusiness() {
        return "business".equals(kind);
    }

    /// What a business has to tell, and a person may not, by the names of the fields.
    Map<String, Optional<?>> detailsOfBusiness() {
        Map<String, Optional<?>> details = new LinkedHashMap<>();
        details.put("addressLine1", Optional.ofNullable(addressLine1));
        details.put("city", Optional.ofNullable(city));
        details.put("postalCode", Optional.ofNullable(postalCode));
        details.put("country", Optional.ofNullable(country));
        details.put("taxId", Optional.ofNullable(taxId));
        details.put("taxBasisPoints", Optional.ofNullable(taxBasisPoints));
        details.put("numberPrefix", Optional.ofNullable(numberPrefix));
        return details;
    }

    SellerDetails details() {
        return new SellerDetails(
                isBusiness() ? SellerKind.BUSINESS : SellerKind.PRIVATE,
                name,
                addressLine1,
                addressLine2,
                city,
                postalCode,
                country,
                taxId,
                taxBasisPoints,
                numberPrefix);
    }
}
