package io.ticketing.payments.domain;

/// What came of a seller's wish to be paid.
public sealed interface Onboarding {

    /// @param url where the gateway asks the seller, once and soon
    record Begun(SellerAccountStatus status, String url) implements Onboarding {}

    /// The gateway does not answer; another try goes on where this one stopped.
    record Unavailable() implements Onboarding {}
}
