package io.ticketing.payments.persistence;

/// What a seller has earned in one currency, in minor units. Available and pending together are what
/// was sold, less all the others.
///
/// @param available what can be paid out
/// @param pending what can be paid out later
/// @param sold what buyers have paid
/// @param fees what the platform has kept of it
/// @param refunded what buyers got back
/// @param disputed what buyers' banks have taken back
/// @param paidOut what the seller got
public record SellerBalance(
        String currency,
        long available,
        long pending,
        long sold,
        long fees,
        long refunded,
        long disputed,
        long paidOut) {

    /// What may be sent to the seller, if it is positive: what is to be taken back later is kept.
    public long payable() {
        return available + Math.min(0, pending);
    }
}
