package io.ticketing.payments.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.Refund;
import io.ticketing.payments.domain.RefundStatus;

/// A refund as buyer and seller see it.
///
/// @param amount in major units of the currency
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Refund",
        requiredProperties = {
            "id",
            "paymentId",
            "orderId",
            "status",
            "quantity",
            "amount",
            "currency",
            "reason",
            "restock",
            "createdAt"
        })
record RefundView(
        UUID id,
        UUID paymentId,
        UUID orderId,

        @Schema(
                enumeration = {"pending", "refunded", "failed"},
                description = "Values may be added",
                examples = "pending")
        String status,

        @Schema(description = "How many tickets are paid back", examples = "1")
        int quantity,

        @Schema(examples = "20.5") BigDecimal amount,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency,

        @Schema(
                enumeration = {"buyer", "seller", "withdrawn", "order_lost"},
                description = "Who asked for it: the buyer, the seller, or the seller by cancelling the event;"
                        + " `order_lost`: nobody, because there were no tickets for the money. Values may be added")
        String reason,

        @Schema(description = "Whether the tickets go back on sale")
        boolean restock,

        @Schema(description = "Why, in the words of the one who asked") @Nullable
        String note,

        @Schema(
                description = "The gateway's code for why it failed, only if it did",
                examples = "expired_or_canceled_card")
        @Nullable
        String failure,

        Instant createdAt) {

    static RefundView of(Payment payment, Refund refund) {
        return of(payment, refund, refund.status());
    }

    /// The refund right after it began, which a repeated request gets too.
    static RefundView begun(Payment payment, Refund refund) {
        return of(payment, refund, RefundStatus.PENDING);
    }

    private static RefundView of(Payment payment, Refund refund, RefundStatus status) {
        var terms = payment.terms();
        return new RefundView(
                refund.id(),
                payment.id(),
                terms.orderId(),
                status == RefundStatus.SENT_BACK ? "failed" : lowerCase(status),
                refund.tickets(),
                terms.priceOf(refund.tickets()).amount(),
                terms.currency(),
                lowerCase(refund.reason()),
                refund.restock(),
                refund.note().orElse(null),
                status == RefundStatus.PENDING ? null : refund.failureCode().orElse(null),
                refund.createdAt());
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
