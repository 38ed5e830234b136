package io.ticketing.payments.histories;

import java.time.Instant;
import java.util.UUID;

import io.ticketing.contracts.payments.FailureStage;

/// What payments has published about a payment, as far as orders follows it.
sealed interface PaymentEvent {

    record Authorized(UUID paymentId, Instant time) implements PaymentEvent {}

    record Captured(UUID paymentId, Instant time) implements PaymentEvent {}

    record Voided(UUID paymentId, Instant time) implements PaymentEvent {}

    record Failed(UUID paymentId, Instant time, FailureStage stage) implements PaymentEvent {}

    /// @param returned how many tickets all refunds so far have returned
    record Refunded(UUID paymentId, Instant time, int returned) implements PaymentEvent {}
}
