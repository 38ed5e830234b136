package io.ticketing.payments.domain;

/// What a call to the gateway revealed about a payout.
public sealed interface PayoutOutcome {

    record Paid(String transferId) implements PayoutOutcome {}

    /// The account does not take it, or not any more.
    record Refused(String code) implements PayoutOutcome {}

    /// The gateway has not enough money of ours. It repeats that answer to the same key.
    record BalanceTooLow() implements PayoutOutcome {}

    /// While it waited, the seller's balance has become less. The gateway was not asked.
    record NoLongerDue() implements PayoutOutcome {}

    /// The gateway has failed, and repeats that answer to the same key.
    record Broken(String reason) implements PayoutOutcome {}

    /// Unknown: no answer, or one that asks for another try.
    record Unknown(String reason) implements PayoutOutcome {}
}
