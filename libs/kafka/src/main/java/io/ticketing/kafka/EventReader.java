package io.ticketing.kafka;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.ticketing.contracts.EventTypes;

/// Turns a Kafka record into an event of this version's contracts.
@ApplicationScoped
class EventReader {

    private final SchemaCatalog catalog;

    EventReader(SchemaCatalog catalog) {
        this.catalog = catalog;
    }

    /// Empty for a type that this version does not know: a newer producer must not stop an older
    /// consumer. Fails with [UnreadableEventException], or with another failure while the registry
    /// is down.
    Uni<Optional<ReceivedEvent>> read(ConsumerRecord<String, byte[]> message) {
        String type = CloudEventHeaders.type(message.headers());
        Optional<Schema> reader = EventTypes.schema(type);
        if (reader.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        WireFormat wire = WireFormat.parse(message.value());
        return catalog.byId(wire.schemaId()).map(writer -> Optional.of(decode(message, wire, writer, reader.get())));
    }

    private static ReceivedEvent decode(
            ConsumerRecord<String, byte[]> message, WireFormat wire, Schema writer, Schema reader) {
        if (!writer.getFullName().equals(reader.getFullName())) {
            throw new UnreadableEventException(
                    "ce_type says " + reader.getFullName() + ", the schema " + writer.getFullName());
        }
        return new ReceivedEvent(
                CloudEventHeaders.id(message.headers()),
                reader.getFullName(),
                CloudEventHeaders.time(message.headers()),
                AvroBody.decode(wire.body(), writer, reader));
    }
}
