package io.ticketing.sandbox;

/// How a call fails that a test wants to fail. It has no effect on the intent.
enum Failure {
    /// Inside the gateway.
    INTERNAL,
    /// The issuer refuses.
    DECLINED,
    /// The card's token was used before.
    TOKEN_ALREADY_USED;

    Reply of(PaymentIntent intent) {
        return switch (this) {
            case INTERNAL -> StripeError.internal().reply();
            case DECLINED -> Reply.refused(intent, Declines.GENERIC);
            case TOKEN_ALREADY_USED -> StripeError.usedToken(intent).reply();
        };
    }
}
