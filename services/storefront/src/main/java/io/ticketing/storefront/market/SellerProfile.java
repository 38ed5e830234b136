package io.ticketing.storefront.market;

import java.math.BigInteger;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// How receipts name a seller.
///
/// @param kind `private` or `business`; what follows the name is for a business only
/// @param taxBasisPoints hundredths of a percent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SellerProfile(
        String kind,
        @Nullable String name,
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable String country,
        @Nullable String taxId,
        @Nullable BigInteger taxBasisPoints,
        @Nullable String numberPrefix) {

    public static final String BUSINESS = "business";

    public static SellerProfile person(@Nullable String name) {
        return new SellerProfile("private", name, null, null, null, null, null, null, null, null);
    }
}
