package io.ticketing.payments.domain;

import java.util.Currency;
import java.util.UUID;

import jakarta.persistence.Embeddable;

import io.ticketing.money.Money;

/// What is paid for, by whom, and how much: fixed for the life of a payment.
///
/// @param quantity how many tickets the order is for, all at one price
/// @param amount in minor units of the currency
/// @param currency ISO 4217 code
@Embeddable
public record PaymentTerms(UUID orderId, UUID ticketId, UUID buyerId, int quantity, long amount, String currency) {

    public Money total() {
        return priceOf(quantity);
    }

    /// What that many of the order's tickets cost.
    public Money priceOf(int tickets) {
        return new Money(amount / quantity * tickets, Currency.getInstance(currency));
    }
}
