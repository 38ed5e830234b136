package io.ticketing.payments.api;

import java.math.BigDecimal;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.ticketing.payments.domain.Payment;

/// A payment as its buyer sees it.
///
/// @param amount in major units of the currency
@Schema(
        name = "Payment",
        requiredProperties = {"id", "orderId", "status", "amount", "currency"})
record PaymentView(
        UUID id,
        UUID orderId,

        @Schema(
                enumeration = {"pending", "authorized", "captured", "voided", "failed"},
                description = "Values may be added",
                examples = "authorized")
        String status,

        @Schema(examples = "20.5") BigDecimal amount,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency) {

    private static final String AUTHORIZED = "authorized";

    static PaymentView of(Payment payment) {
        return of(payment, status(payment));
    }

    /// The payment right after it was authorised, which a repeated request gets too.
    static PaymentView authorized(Payment payment) {
        return of(payment, AUTHORIZED);
    }

    private static PaymentView of(Payment payment, String status) {
        var terms = payment.terms();
        return new PaymentView(
                payment.id(), terms.orderId(), status, terms.total().amount(), terms.currency());
    }

    private static String status(Payment payment) {
        return switch (payment.status()) {
            case AUTHORIZING -> "pending";
            // Until the gateway has said otherwise, the amount is authorised.
            case AUTHORIZED, CAPTURING, VOIDING -> AUTHORIZED;
            case CAPTURED -> "captured";
            case VOIDED -> "voided";
            case FAILED -> "failed";
        };
    }
}
