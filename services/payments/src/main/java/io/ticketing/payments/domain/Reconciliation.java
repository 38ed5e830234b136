package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What the comparison of payments with the gateway has found.
///
/// @param from compared were the payments that the gateway got to know since then
/// @param until and before that
public record Reconciliation(Instant from, Instant until, int compared, List<Finding> findings) {

    /// A payment about which the two differ.
    ///
    /// @param mended whether they now agree; otherwise a person must look
    public record Finding(Difference difference, UUID paymentId, UUID orderId, String intentId, boolean mended) {}
}
