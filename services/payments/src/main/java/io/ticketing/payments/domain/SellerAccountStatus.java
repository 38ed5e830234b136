package io.ticketing.payments.domain;

/// How far a seller's account at the gateway is.
public enum SellerAccountStatus {
    /// The gateway has not asked the seller everything yet.
    ONBOARDING,
    /// The gateway has asked, and wants more before it takes money for the seller.
    RESTRICTED,
    /// Money can be sent to it.
    ENABLED
}
