package io.ticketing.storefront.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// What was bought, from whom, and for how much.
///
/// @param number missing if the seller is no business
/// @param title missing if it is not known any more
/// @param fee what the platform keeps of the total
public record Receipt(
        UUID id,
        @Nullable String number,
        UUID paymentId,
        UUID orderId,
        Seller seller,
        @Nullable String title,
        int quantity,
        BigDecimal unitPrice,
        BigDecimal total,
        String currency,
        @Nullable Tax tax,
        BigDecimal fee,
        Instant paidAt,
        Instant issuedAt,
        List<CreditNote> creditNotes) {

    /// @param name missing if the seller has told none
    /// @param addressLines only of a business, like what follows
    public record Seller(
            @Nullable String name,
            @Nullable List<String> addressLines,
            @Nullable String city,
            @Nullable String postalCode,
            @Nullable String country,
            @Nullable String taxId) {}

    /// What the total includes.
    public record Tax(int rateBasisPoints, BigDecimal amount) {}

    /// What a refund took back.
    public record CreditNote(UUID id, @Nullable String number, int quantity, BigDecimal total, Instant issuedAt) {}
}
