package io.ticketing.payments.domain;

import java.util.Currency;
import java.util.UUID;

import jakarta.persistence.Embeddable;

import io.ticketing.money.Money;

/// What is paid for, by whom, and how much: fixed for the life of a payment.
///
/// @param amount in minor units of the currency
/// @param currency ISO 4217 code
@Embeddable
public record PaymentTerms(UUID orderId, UUID ticketId, UUID buyerId, long amount, String currency) {

    public Money total() {
        return new Money(amount, Currency.getInstance(currency));
    }
}
