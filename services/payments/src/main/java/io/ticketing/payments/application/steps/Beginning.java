package io.ticketing.payments.application.steps;

import java.util.UUID;

import io.ticketing.payments.domain.Authorization;
import io.ticketing.payments.domain.Payment;

/// How a request to pay starts: with a payment to authorise, behind another request, or with an
/// immediate result.
public sealed interface Beginning {

    record Begun(Payment payment) implements Beginning {}

    /// The first request under the same key began this payment, and has no answer yet.
    record Repeated(Payment first) implements Beginning {}

    /// Its ticket is not known yet.
    record NotListed(UUID ticketId) implements Beginning {}

    record Ended(Authorization result) implements Beginning {}
}
