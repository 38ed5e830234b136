package io.ticketing.kafka;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/// An event's metadata as CloudEvents headers in binary mode, with the W3C trace context.
///
/// Source: CloudEvents' Kafka binding,
/// <https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/kafka-protocol-binding.md>
record CloudEventHeaders(
        UUID id,
        String source,
        String type,
        Instant time,
        UUID subject,
        @Nullable String traceparent) {

    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String TRACEPARENT = "traceparent";

    private static final String SPEC_VERSION = "ce_specversion";
    private static final String SOURCE = "ce_source";
    private static final String TIME = "ce_time";
    private static final String SUBJECT = "ce_subject";
    private static final String CONTENT_TYPE = "content-type";

    void addTo(Headers headers) {
        add(headers, SPEC_VERSION, "1.0");
        add(headers, ID, id.toString());
        add(headers, SOURCE, source);
        add(headers, TYPE, type);
        add(headers, TIME, time.toString());
        add(headers, SUBJECT, subject.toString());
        add(headers, CONTENT_TYPE, "application/avro");
        if (traceparent != null) {
            add(headers, TRACEPARENT, traceparent);
        }
    }

    /// @throws UnreadableEventException if the type is missing
    static String type(Headers headers) {
        return required(headers, TYPE);
    }

    /// @throws UnreadableEventException if the id is missing or not a UUID
    static UUID id(Headers headers) {
        try {
            return UUID.fromString(required(headers, ID));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("the header ce_id is no UUID", e);
        }
    }

    /// @throws UnreadableEventException if the time is missing or not an RFC 3339 time
    static Instant time(Headers headers) {
        try {
            return Instant.parse(required(headers, TIME));
        } catch (DateTimeParseException e) {
            throw new UnreadableEventException("the header ce_time is no time", e);
        }
    }

    /// The aggregate that an event is about; without one, the record's key.
    static String subjectOrKey(ConsumerRecord<String, ?> message) {
        Header subject = message.headers().lastHeader(SUBJECT);
        return subject == null || subject.value() == null ? message.key() : new String(subject.value(), UTF_8);
    }

    static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static String required(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnreadableEventException("the header " + name + " is missing");
        }
        return new String(header.value(), UTF_8);
    }
}
