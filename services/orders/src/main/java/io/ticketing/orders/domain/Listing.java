package io.ticketing.orders.domain;

import java.util.UUID;

import io.ticketing.money.Money;

/// A ticket as its seller describes it in one version.
///
/// @param quantity how many the seller offers
public record Listing(UUID ticketId, long version, String title, Money price, int quantity) {}
