package io.ticketing.payments.domain;

/// What the gateway tells of its own accord.
///
/// @param id the gateway's own, the same however often it is told
/// @param intentId what it is about
public record GatewayEvent(String id, GatewayNews news, String intentId) {}
