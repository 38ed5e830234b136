package io.ticketing.sandbox;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/// The declines of Stripe's test cards, by the name of the card without its brand.
///
/// Source: <https://docs.stripe.com/testing#declined-payments> and
/// <https://docs.stripe.com/declines/codes>.
final class Declines {

    static final Decline GENERIC = declined("generic_decline", "Your card was declined.", "try_again_later");

    /// The holder would have to be asked, which the merchant does not want.
    static final Decline AUTHENTICATION_REQUIRED = new Decline(
            "authentication_required",
            "authentication_required",
            "Your card was declined. This transaction requires authentication.",
            null);

    private static final Decline INSUFFICIENT_FUNDS =
            declined("insufficient_funds", "Your card has insufficient funds.", "try_again_later");

    private static final Decline PROCESSING_ERROR = new Decline(
            "processing_error",
            "processing_error",
            "An error occurred while processing your card. Try again in a little bit.",
            "try_again_later");

    private static final Decline FRAUDULENT = declined("fraudulent", "Your card was declined.", null);

    static final Map<String, Decline> BY_CARD = Map.ofEntries(
            Map.entry("chargeDeclined", GENERIC),
            Map.entry("chargeDeclinedInsufficientFunds", INSUFFICIENT_FUNDS),
            Map.entry("authenticationRequiredChargeDeclinedInsufficientFunds", INSUFFICIENT_FUNDS),
            Map.entry("threeDSecureRequiredChargeDeclined", GENERIC),
            // The bank can't be asked.
            Map.entry("threeDSecureRequiredProcessingError", PROCESSING_ERROR),
            Map.entry("chargeDeclinedLostCard", declined("lost_card", "Your card was declined.", "do_not_try_again")),
            Map.entry(
                    "chargeDeclinedStolenCard", declined("stolen_card", "Your card was declined.", "do_not_try_again")),
            Map.entry(
                    "chargeDeclinedVelocityLimitExceeded",
                    declined(
                            "card_velocity_exceeded",
                            "Your card was declined for making repeated attempts too frequently.",
                            null)),
            Map.entry("chargeDeclinedFraudulent", FRAUDULENT),
            // Stripe blocks them before it asks the issuer, the latter unless its merchant says otherwise.
            Map.entry("radarBlock", FRAUDULENT),
            Map.entry("riskLevelHighest", FRAUDULENT),
            Map.entry(
                    "chargeDeclinedExpiredCard",
                    new Decline("expired_card", "expired_card", "Your card has expired.", "confirm_card_data")),
            Map.entry(
                    "chargeDeclinedIncorrectCvc",
                    new Decline(
                            "incorrect_cvc",
                            "incorrect_cvc",
                            "Your card's security code is incorrect.",
                            "confirm_card_data")),
            Map.entry("chargeDeclinedProcessingError", PROCESSING_ERROR));

    private Declines() {}

    private static Decline declined(String declineCode, String message, @Nullable String advice) {
        return new Decline("card_declined", declineCode, message, advice);
    }
}
