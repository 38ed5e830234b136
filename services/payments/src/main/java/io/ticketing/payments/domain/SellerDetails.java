package io.ticketing.payments.domain;

import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

/// What a seller's receipts say about the seller.
///
/// @param name the display name of a person, the legal name of a business; null if the seller has not
///     told one
/// @param country ISO 3166-1 alpha-2 code
/// @param taxBasisPoints the rate of the tax that prices include, in hundredths of a percent
/// @param numberPrefix what the numbers of receipts begin with
@Embeddable
public record SellerDetails(
        @Column(name = "seller_kind") @Enumerated(EnumType.STRING)
        SellerKind kind,

        @Column(name = "seller_name") @Nullable String name,
        @Column(name = "seller_address_line1") @Nullable String addressLine1,
        @Column(name = "seller_address_line2") @Nullable String addressLine2,
        @Column(name = "seller_city") @Nullable String city,
        @Column(name = "seller_postal_code") @Nullable String postalCode,
        @Column(name = "seller_country") @Nullable String country,
        @Column(name = "seller_tax_id") @Nullable String taxId,
        @Column(name = "seller_tax_basis_points") @Nullable Integer taxBasisPoints,
        @Column(name = "seller_number_prefix") @Nullable String numberPrefix) {

    /// A seller who has told nothing.
    public static final SellerDetails UNKNOWN = person(null);

    public static SellerDetails person(@Nullable String name) {
        return new SellerDetails(SellerKind.PRIVATE, name, null, null, null, null, null, null, null, null);
    }

    public boolean isBusiness() {
        return kind == SellerKind.BUSINESS;
    }

    /// The tax that the seller's prices include; empty if the seller is no business.
    public Optional<IncludedTax> tax() {
        return Optional.ofNullable(taxBasisPoints).map(IncludedTax::new);
    }
}
