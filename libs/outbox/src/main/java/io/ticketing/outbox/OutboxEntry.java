package io.ticketing.outbox;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.ticketing.kafka.OutboundEvent;

/// An event waiting in the outbox.
///
/// The database gives the position when the row is inserted, so events of one aggregate are in
/// order as long as their writers hold the aggregate's row lock.
@Entity
@Table(name = "outbox")
class OutboxEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long position;

    UUID id;

    @Column(name = "occurred_at")
    Instant occurredAt;

    UUID key;
    UUID subject;

    @Nullable
    String traceparent;

    @Column(name = "schema_fingerprint")
    long schemaFingerprint;

    byte[] body;

    OutboxEntry() {}

    static OutboxEntry of(OutboundEvent event) {
        var entry = new OutboxEntry();
        entry.id = event.id();
        entry.occurredAt = event.time();
        entry.key = event.key();
        entry.subject = event.subject();
        entry.traceparent = event.traceparent();
        entry.schemaFingerprint = OutboxSchemas.fingerprint(event.schema());
        entry.body = event.body();
        return entry;
    }
}
