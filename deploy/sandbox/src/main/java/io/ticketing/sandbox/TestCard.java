package io.ticketing.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A card of Stripe's test mode: works, is declined when charged, or authorises and then fails at
/// capture. The bank of some asks the holder before any of this.
///
/// Source: <https://docs.stripe.com/testing>. `chargeCustomerFail` fails at capture here, where
/// Stripe's own fails at the first charge after it was stored.
record TestCard(String name, Optional<Decline> atAuthorization, Optional<Decline> atCapture) {

    private static final String PAYMENT_METHOD = "pm_card_";
    private static final String TOKEN = "tok_";
    private static final String VISA = "visa_";

    private static final Set<String> ASKING_THE_HOLDER = Set.of(
            "authenticationRequired",
            "authenticationRequiredOnSetup",
            "authenticationRequiredSetupForOffSession",
            "authenticationRequiredChargeDeclinedInsufficientFunds",
            "threeDSecure2Required",
            "threeDSecureRequired",
            "threeDSecureRequiredChargeDeclined");

    private static final List<String> BRANDS = List.of("mastercard", "amex", "discover", "diners", "jcb", "unionpay");
    private static final List<String> FUNDINGS = List.of("debit", "prepaid");

    private static final Set<String> WORKING = Set.of("""
            visa visa_debit visa_cartesBancaires visa_debit_eftposAuCoBranded
            mastercard mastercard_debit mastercard_prepaid mastercard_cartesBancaires mastercard_debit_eftposAuCoBranded
            amex discover diners jcb unionpay
            us ar br ca cl co cr ec mx pa pe py uy
            ae ae_mastercard at be bg by ch cy cz de dk ee es fi fr gb gb_debit gb_mastercard gi gr hr hu ie it li lt
            lu lv mt nl no pl pt ro sa se si sk
            au cn hk in jp my nz sg th_credit th_debit tw
            threeDSecureOptional amex_threeDSecureNotSupported
            riskLevelElevated cvcCheckFail avsFail avsLine1Fail avsZipFail avsUnchecked
            createDispute createDisputeProductNotReceived createDisputeInquiry
            pendingRefund refundFail bypassPending bypassPendingInternational
            """.split("\\s+"));

    /// The card behind a payment method of test mode: `pm_card_visa`.
    static Optional<TestCard> ofPaymentMethod(String id) {
        return after(PAYMENT_METHOD, id).flatMap(TestCard::named);
    }

    /// The card behind a token of test mode: `tok_visa`.
    static Optional<TestCard> ofToken(String token) {
        return after(TOKEN, token).flatMap(TestCard::named);
    }

    /// What the sandbox would need for this payment method or token, if it is one of Stripe's.
    static Optional<String> lackingFor(String reference) {
        return after(PAYMENT_METHOD, reference)
                .or(() -> after(TOKEN, reference))
                .flatMap(TestCard::lacking);
    }

    /// Whether its bank authenticates the holder before it is charged.
    boolean asksTheHolder() {
        return ASKING_THE_HOLDER.contains(name);
    }

    /// What becomes of its refunds.
    RefundOutcome atRefund() {
        return switch (name) {
            case "pendingRefund" -> RefundOutcome.SUCCEEDS_LATER;
            case "refundFail" -> RefundOutcome.FAILS_LATER;
            default -> RefundOutcome.SUCCEEDS;
        };
    }

    /// How its holder disputes each charge, if at all.
    Optional<DisputeKind> afterCapture() {
        return Optional.ofNullable(
                switch (name) {
                    case "createDispute" -> DisputeKind.FRAUDULENT;
                    case "createDisputeProductNotReceived" -> DisputeKind.PRODUCT_NOT_RECEIVED;
                    case "createDisputeInquiry" -> DisputeKind.INQUIRY;
                    default -> null;
                });
    }

    /// The payment method of this card.
    String paymentMethod() {
        return PAYMENT_METHOD + name;
    }

    /// The payment method as Stripe shows it.
    ///
    /// Source: <https://docs.stripe.com/api/payment_methods/object>.
    ObjectNode json() {
        var method = Json.object()
                .put("id", paymentMethod())
                .put("object", "payment_method")
                .put("livemode", false)
                .put("type", "card");
        method.putNull("customer");
        method.putObject("card").put("brand", brand()).put("funding", funding());
        method.putObject("metadata");
        return method;
    }

    private String brand() {
        return BRANDS.stream().filter(name::contains).findFirst().orElse("visa");
    }

    private String funding() {
        return FUNDINGS.stream().filter(name::contains).findFirst().orElse("credit");
    }

    private static Optional<String> after(String prefix, String reference) {
        return reference.startsWith(prefix) ? Optional.of(reference.substring(prefix.length())) : Optional.empty();
    }

    private static Optional<TestCard> named(String name) {
        if (WORKING.contains(name)) {
            return Optional.of(new TestCard(name, Optional.empty(), Optional.empty()));
        }
        if (name.equals("chargeCustomerFail")) {
            return Optional.of(new TestCard(name, Optional.empty(), Optional.of(Declines.GENERIC)));
        }
        // Stripe names some of them by their brand too: tok_visa_chargeDeclined.
        var decline = Declines.BY_CARD.get(after(VISA, name).orElse(name));
        return decline != null || ASKING_THE_HOLDER.contains(name)
                ? Optional.of(new TestCard(name, Optional.ofNullable(decline), Optional.empty()))
                : Optional.empty();
    }

    private static Optional<String> lacking(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "createMultipleDisputes" -> "several disputes of a charge";
                    case "createIssuerFraudRecord" -> "early fraud warnings";
                    default -> null;
                });
    }
}
