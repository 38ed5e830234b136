package io.ticketing.payments;

import java.util.Map;

/// A business as it describes itself.
public final class SellerFixture {

    private SellerFixture() {}

    public static Map<String, Object> business() {
        return Map.of(
                "kind", "business",
                "name", "Concerts Ltd",
                "addressLine1", "1 Harbour Road",
                "city", "Dublin",
                "postalCode", "D01 X2Y3",
                "country", "IE",
                "taxId", "IE6388047V",
                "taxBasisPoints", 2300,
                "numberPrefix", "ACME");
    }
}
