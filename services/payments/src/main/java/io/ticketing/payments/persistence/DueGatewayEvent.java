package io.ticketing.payments.persistence;

import java.util.UUID;

import io.ticketing.payments.domain.GatewayNews;

/// A stored event whose payment has to be looked at.
///
/// @param attempt the number of this attempt, beginning with 1
public record DueGatewayEvent(String id, GatewayNews news, UUID paymentId, int attempt) {}
