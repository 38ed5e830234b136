package io.ticketing.kafka;

import java.time.Instant;
import java.util.UUID;

import org.apache.avro.specific.SpecificRecord;

/// An event as it was received.
///
/// @param id the same on every delivery of the event
/// @param type full name of its schema
/// @param time when it happened, by its producer's clock
public record ReceivedEvent(UUID id, String type, Instant time, SpecificRecord payload) {}
