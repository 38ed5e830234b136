package io.ticketing.kafka;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import io.ticketing.contracts.EventTypes;

/// An event on its way out: encoded with its writer's schema, not yet framed for the wire.
///
/// @param id identifies the event, not its subject; the same on every delivery of it
/// @param time when it happened
/// @param key the ticket it is about
/// @param subject the aggregate it is about
/// @param traceparent W3C trace context of what caused it, if there was a trace
/// @param body Avro binary
public record OutboundEvent(
        UUID id,
        Instant time,
        UUID key,
        UUID subject,
        @Nullable String traceparent,
        Schema schema,
        byte[] body) {

    /// An event that the current work causes.
    public static OutboundEvent of(SpecificRecord event, Instant time) {
        return of(event, time, TraceContext.current());
    }

    public static OutboundEvent of(SpecificRecord event, Instant time, @Nullable String traceparent) {
        return new OutboundEvent(
                Generators.timeBasedEpochRandomGenerator().generate(),
                time,
                EventTypes.key(event),
                EventTypes.subject(event),
                traceparent,
                event.getSchema(),
                AvroBody.encode(event));
    }
}
