package io.ticketing.orders.domain;

import java.time.Instant;
import java.util.UUID;

import io.ticketing.money.Money;

/// A payment whose amount is authorised, but not captured.
///
/// @param authorizedAt by the clock of payments
public record AuthorizedPayment(UUID id, Money amount, Instant authorizedAt) {}
