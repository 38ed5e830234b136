package io.ticketing.payments.domain;

/// What a call to the gateway revealed about a seller's account.
public sealed interface AccountOutcome {

    record Known(String accountId, SellerAccountStatus status) implements AccountOutcome {}

    /// The gateway has failed, and repeats that answer to the same key.
    record Broken(String reason) implements AccountOutcome {}

    /// Unknown: no answer, or one that asks for another try.
    record Unknown(String reason) implements AccountOutcome {}
}
