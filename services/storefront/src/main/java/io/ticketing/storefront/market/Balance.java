package io.ticketing.storefront.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// What a seller has earned in one currency.
///
/// @param available what can be paid out
/// @param pending what can be paid out later
/// @param sold what buyers have paid
/// @param fees what the marketplace has kept of it
/// @param refunded what buyers got back
/// @param disputed what buyers' banks have taken back
/// @param paidOut what the seller got
public record Balance(
        String currency,
        BigDecimal available,
        BigDecimal pending,
        BigDecimal sold,
        BigDecimal fees,
        BigDecimal refunded,
        BigDecimal disputed,
        BigDecimal paidOut) {

    /// What has changed it.
    ///
    /// @param kind such as `capture`; more may be added
    /// @param amount what has moved, positive in the seller's favour
    /// @param fee what the marketplace has kept of it
    /// @param net the amount less the fee
    public record Change(
            UUID id,
            String kind,
            Instant createdAt,
            Instant availableAt,
            String currency,
            BigDecimal amount,
            BigDecimal fee,
            BigDecimal net) {}
}
