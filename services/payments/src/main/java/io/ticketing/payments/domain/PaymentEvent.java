package io.ticketing.payments.domain;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Something that happened to a payment, with its new version.
public sealed interface PaymentEvent {

    UUID paymentId();

    long version();

    PaymentTerms terms();

    record Authorized(UUID paymentId, long version, PaymentTerms terms) implements PaymentEvent {}

    record Captured(UUID paymentId, long version, PaymentTerms terms) implements PaymentEvent {}

    record Voided(UUID paymentId, long version, PaymentTerms terms) implements PaymentEvent {}

    /// @param refundId the refund that was made; null if the sums are said again
    /// @param reason of that refund
    /// @param returned how many tickets all refunds so far have returned
    /// @param restocked how many of those go back on sale
    record Refunded(
            UUID paymentId,
            long version,
            PaymentTerms terms,
            @Nullable UUID refundId,
            @Nullable RefundReason reason,
            int returned,
            int restocked)
            implements PaymentEvent {}

    record Failed(UUID paymentId, long version, PaymentTerms terms, FailureStage stage, String code)
            implements PaymentEvent {}
}
