package io.ticketing.payments.persistence;

import io.ticketing.payments.domain.Account;

/// What all entries of an account add up to in one currency.
///
/// @param amount in minor units: debits are positive, credits negative
public record AccountTotal(Account account, String currency, long amount) {}
