package io.ticketing.deadletters;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// The topic for the messages of one topic that one service gave up:
/// `<topic>.dead-letter.<service>`.
record DeadLetterTopic(String topic, String service) {

    /// The topics that may have dead letters, without prefix.
    public static final List<String> TOPICS = List.of("expirations", "orders", "payments", "tickets");

    private static final String SEPARATOR = ".dead-letter.";

    static Optional<DeadLetterTopic> parse(String name) {
        int at = name.indexOf(SEPARATOR);
        return at < 0
                ? Optional.empty()
                : Optional.of(new DeadLetterTopic(name.substring(0, at), name.substring(at + SEPARATOR.length())));
    }

    String name() {
        return topic + SEPARATOR + service;
    }

    /// Whether it belongs to one installation: others may share the cluster, each with a prefix.
    ///
    /// @param prefix the prefix of the installation's topics; may be empty
    /// @param wantedTopic without prefix, or any
    /// @param wantedService or any
    public boolean matches(String prefix, @Nullable String wantedTopic, @Nullable String wantedService) {
        return TOPICS.stream()
                        .filter(known -> wantedTopic == null || wantedTopic.equals(known))
                        .anyMatch(known -> topic.equals(prefix + known))
                && (wantedService == null || wantedService.equals(service));
    }
}
