package io.ticketing.payments.application;

import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentResult;

/// How a request to pay sets out: with a payment to authorise, or already at its end.
sealed interface Beginning {

    record Begun(Payment payment) implements Beginning {}

    record Ended(PaymentResult result) implements Beginning {}
}
