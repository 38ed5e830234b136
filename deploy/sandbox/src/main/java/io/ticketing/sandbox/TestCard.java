package io.ticketing.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A card of Stripe's test mode: works, is declined when charged, or authorises and then fails at
/// capture.
///
/// Source: <https://docs.stripe.com/testing>. `chargeCustomerFail` fails at capture here, where
/// Stripe's own fails at the first charge after it was stored.
record TestCard(String name, Optional<Decline> atAuthorization, Optional<Decline> atCapture) {

    private static final String TOKEN = "tok_";
    private static final String PAYMENT_METHOD = "pm_card_";

    private static final Set<String> WORKING = Set.of(
            "visa",
            "visa_debit",
            "mastercard",
            "mastercard_debit",
            "mastercard_prepaid",
            "amex",
            "discover",
            "diners",
            "jcb",
            "unionpay");

    private static final Decline GENERIC = declined("generic_decline", "Your card was declined.");

    private static final Map<String, Decline> DECLINED = Map.of(
            "chargeDeclined",
            GENERIC,
            "chargeDeclinedInsufficientFunds",
            declined("insufficient_funds", "Your card has insufficient funds."),
            "chargeDeclinedLostCard",
            declined("lost_card", "Your card was declined."),
            "chargeDeclinedStolenCard",
            declined("stolen_card", "Your card was declined."),
            "chargeDeclinedFraudulent",
            declined("fraudulent", "Your card was declined."),
            "chargeDeclinedVelocityLimitExceeded",
            declined("card_velocity_exceeded", "Your card was declined for making repeated attempts too frequently."),
            "chargeDeclinedExpiredCard",
            new Decline("expired_card", "expired_card", "Your card has expired."),
            "chargeDeclinedIncorrectCvc",
            new Decline("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
            "chargeDeclinedProcessingError",
            new Decline(
                    "processing_error",
                    "processing_error",
                    "An error occurred while processing your card. Try again in a little bit."));

    /// The card behind a token (`tok_…`) or a payment method (`pm_card_…`) of test mode.
    static Optional<TestCard> find(String reference) {
        return name(reference).flatMap(TestCard::named);
    }

    /// The payment method of this card.
    String paymentMethod() {
        return PAYMENT_METHOD + name;
    }

    private static Optional<String> name(String reference) {
        if (reference.startsWith(TOKEN)) {
            return Optional.of(reference.substring(TOKEN.length()));
        }
        return reference.startsWith(PAYMENT_METHOD)
                ? Optional.of(reference.substring(PAYMENT_METHOD.length()))
                : Optional.empty();
    }

    private static Optional<TestCard> named(String name) {
        if (WORKING.contains(name)) {
            return Optional.of(new TestCard(name, Optional.empty(), Optional.empty()));
        }
        if (name.equals("chargeCustomerFail")) {
            return Optional.of(new TestCard(name, Optional.empty(), Optional.of(GENERIC)));
        }
        // Stripe names some of them by their brand too: tok_visa_chargeDeclined.
        var decline = DECLINED.get(name.startsWith("visa_") ? name.substring(5) : name);
        return Optional.ofNullable(decline).map(refusal -> new TestCard(name, Optional.of(refusal), Optional.empty()));
    }

    private static Decline declined(String declineCode, String message) {
        return new Decline("card_declined", declineCode, message);
    }
}
