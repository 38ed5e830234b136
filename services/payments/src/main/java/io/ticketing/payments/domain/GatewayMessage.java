package io.ticketing.payments.domain;

/// What a message that claims to come from the gateway turns out to be.
public sealed interface GatewayMessage {

    record News(GatewayEvent event) implements GatewayMessage {}

    /// The account of a seller has changed.
    record AccountNews(String accountId) implements GatewayMessage {}

    /// Genuine, but about something that payments does not follow.
    record OfNoInterest() implements GatewayMessage {}

    /// Its signature is missing, wrong or too old.
    record Forged() implements GatewayMessage {}

    /// Genuine, but no event.
    record Unreadable() implements GatewayMessage {}

    /// No secret is configured, so nobody can tell whether it is genuine.
    record Unverifiable() implements GatewayMessage {}
}
