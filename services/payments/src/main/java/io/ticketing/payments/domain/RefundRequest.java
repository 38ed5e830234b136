package io.ticketing.payments.domain;

import java.util.Optional;
import java.util.UUID;

/// A request to pay tickets back.
///
/// @param tickets how many; all that are left if absent
/// @param restock whether they go back on sale
/// @param note why, for the seller and the buyer to read
public record RefundRequest(
        UUID callerId, UUID paymentId, Optional<Integer> tickets, boolean restock, Optional<String> note) {

    /// Equal for requests that ask for the same.
    public String meaning() {
        return "refund %s %s %s %s".formatted(paymentId, tickets, restock, note);
    }
}
