package io.ticketing.payments.api;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.SellerDetails;

/// Who sold, as a receipt says it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ReceiptSeller",
        requiredProperties = {"id", "kind"})
record SellerView(
        UUID id,
        @Schema(enumeration = {"private", "business"}) String kind,

        @Schema(description = "Left out if the seller has told none", examples = "Concerts Ltd") @Nullable
        String name,

        @Schema(description = "Only of a business") @Nullable
        List<String> addressLines,

        @Schema(description = "Only of a business") @Nullable
        String city,

        @Schema(description = "Only of a business") @Nullable
        String postalCode,

        @Schema(description = "ISO 3166-1 alpha-2 code, only of a business", examples = "IE") @Nullable
        String country,

        @Schema(description = "Only of a business", examples = "IE6388047V") @Nullable
        String taxId) {

    static SellerView of(UUID id, SellerDetails seller) {
        return new SellerView(
                id,
                kind(seller),
                seller.name(),
                seller.isBusiness() ? addressLines(seller) : null,
                seller.city(),
                seller.postalCode(),
                seller.country(),
                seller.taxId());
    }

    static String kind(SellerDetails seller) {
        return seller.kind().name().toLowerCase(Locale.ROOT);
    }

    static List<String> addressLines(SellerDetails seller) {
        return Stream.of(seller.addressLine1(), seller.addressLine2())
                .filter(Objects::nonNull)
                .toList();
    }
}
