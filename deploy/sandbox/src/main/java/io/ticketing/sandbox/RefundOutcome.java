package io.ticketing.sandbox;

/// What becomes of a refund.
enum RefundOutcome {
    SUCCEEDS,
    /// It is pending first.
    SUCCEEDS_LATER,
    /// It succeeds first.
    FAILS_LATER
}
