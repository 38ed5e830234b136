package io.ticketing.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/// A message that a service could not read or apply, with the reason in its headers.
record DeadLetter(ConsumerRecord<byte[], byte[]> message) {

    /// The header was added by the service; all others are the message's own.
    private static final String OWN_PREFIX = "dead-letter-";

    private static final String UNKNOWN = "-";

    public String originalTopic() {
        return header("dead-letter-topic")
                .orElseGet(() ->
                        DeadLetterTopic.parse(message.topic()).orElseThrow().topic());
    }

    public String service() {
        return header("dead-letter-service").orElse(UNKNOWN);
    }

    public String cause() {
        return header("dead-letter-cause").orElse(UNKNOWN);
    }

    public String time() {
        return header("dead-letter-time").orElse(UNKNOWN);
    }

    public String eventId() {
        return header("ce_id").orElse(UNKNOWN);
    }

    public String eventType() {
        return header("ce_type").orElse(UNKNOWN);
    }

    /// The message as it was first received.
    ProducerRecord<byte[], byte[]> original() {
        var original = new ProducerRecord<>(originalTopic(), message.key(), message.value());
        for (Header header : message.headers()) {
            if (!header.key().startsWith(OWN_PREFIX)) {
                original.headers().add(header);
            }
        }
        return original;
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(message.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }
}
