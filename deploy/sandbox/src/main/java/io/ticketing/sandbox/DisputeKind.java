package io.ticketing.sandbox;

/// Why a holder disputes a charge.
enum DisputeKind {
    FRAUDULENT("fraudulent", "10.4"),
    PRODUCT_NOT_RECEIVED("product_not_received", "13.1"),
    /// The bank only asks, and takes no money.
    INQUIRY("fraudulent", "10");

    private final String reason;
    private final String networkCode;

    DisputeKind(String reason, String networkCode) {
        this.reason = reason;
        this.networkCode = networkCode;
    }

    /// In Stripe's words.
    String reason() {
        return reason;
    }

    /// In Visa's words.
    String networkCode() {
        return networkCode;
    }
}
