package io.ticketing.orders.domain;

import java.time.Duration;

import io.ticketing.money.ChargedCurrencies;

/// What the operator has set for new orders.
///
/// @param reserved how long tickets are held for an unpaid order
/// @param charged what an order may cost in total
public record OrderRules(Duration reserved, ChargedCurrencies charged) {}
