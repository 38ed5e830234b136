package io.ticketing.payments.api;

import java.math.BigDecimal;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.Payment;

/// A payment as its buyer sees it.
///
/// @param amount in major units of the currency
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Payment",
        requiredProperties = {"id", "orderId", "status", "amount", "currency"})
record PaymentView(
        UUID id,
        UUID orderId,

        @Schema(
                enumeration = {"pending", "requires_action", "authorized", "captured", "refunded", "voided", "failed"},
                description = "Values may be added",
                examples = "authorized")
        String status,

        @Schema(examples = "20.5") BigDecimal amount,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency,

        @Schema(description = "How much of it was refunded, unless nothing was", examples = "20.5") @Nullable
        BigDecimal refunded,

        @Nullable NextAction nextAction,

        @Schema(description = "Why it failed, only if it did", examples = "Your card has insufficient funds.") @Nullable
        String failure) {

    /// What the buyer has to do.
    @Schema(
            name = "NextAction",
            description = "What the buyer has to do, only if the `status` of the payment is `requires_action`",
            requiredProperties = {"redirectUrl"})
    record NextAction(
            @Schema(description = "The page on which the bank asks the buyer", format = "uri")
            String redirectUrl) {}

    private static final String AUTHORIZED = "authorized";
    private static final String FAILED = "failed";

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
                payment.id(),
                terms.orderId(),
                status,
                terms.total().amount(),
                terms.currency(),
                payment.ticketsRefunded() == 0
                        ? null
                        : terms.priceOf(payment.ticketsRefunded()).amount(),
                payment.actionUrl().map(NextAction::new).orElse(null),
                status.equals(FAILED) ? payment.failureMessage().orElse(null) : null);
    }

    private static String status(Payment payment) {
        return switch (payment.status()) {
            case AUTHORIZING -> "pending";
            case ACTION_REQUIRED -> "requires_action";
            // Until the gateway has said otherwise, the amount is authorised.
            case AUTHORIZED, CAPTURING, VOIDING -> AUTHORIZED;
            case CAPTURED, RETURNING -> "captured";
            case REFUNDED, RETURNED -> "refunded";
            case VOIDED -> "voided";
            case FAILED -> FAILED;
        };
    }
}
