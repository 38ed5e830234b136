package io.ticketing.local.deadletters;

import java.util.Optional;

/// The topic with the messages of a topic that a service gave up on:
/// `<topic>.dead-letter.<service>`.
public record DeadLetterTopic(String topic, String service) {

    private static final String SEPARATOR = ".dead-letter.";

    static Optional<DeadLetterTopic> parse(String name) {
        int at = name.indexOf(SEPARATOR);
        return at < 0
                ? Optional.empty()
                : Optional.of(
                        new DeadLetterTopic(
                                name.substring(0, at), name.substring(at + SEPARATOR.length())));
    }

    String name() {
        return topic + SEPARATOR + service;
    }

    /// @param wantedTopic null for any
    /// @param wantedService null for any
    public boolean matches(String wantedTopic, String wantedService) {
        return (wantedTopic == null || wantedTopic.equals(topic))
                && (wantedService == null || wantedService.equals(service));
    }
}
