package io.ticketing.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;

import io.smallrye.mutiny.Uni;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.ticketing.kafka.SchemaRegistry.SchemaText;

/// The schema registry's answers, cached: ids of schemas that we write, and schemas of ids that we
/// read.
///
/// A schema's subject is its full name, since every event type is in one topic only.
@ApplicationScoped
class SchemaCatalog {

    private static final int NOT_FOUND = 404;

    private final SchemaRegistry registry;
    private final Map<Schema, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    SchemaCatalog(@RestClient SchemaRegistry registry) {
        this.registry = registry;
    }

    /// Fails while the registry is down, and if it refuses the schema as incompatible.
    Uni<Integer> idOf(Schema schema) {
        Integer known = ids.get(schema);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return registry.register(schema.getFullName(), new SchemaText(schema.toString()))
                .map(SchemaRegistry.SchemaId::id)
                .invoke(id -> ids.put(schema, id));
    }

    /// Fails with [UnreadableEventException] if the registry has no such schema, and otherwise
    /// while it is down.
    Uni<Schema> byId(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return registry.byId(id)
                .map(text -> new Schema.Parser().parse(text.schema()))
                .invoke(schema -> schemas.put(id, schema))
                .onFailure(SchemaCatalog::isUnknown)
                .transform(e -> new UnreadableEventException("no readable schema " + id, e));
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof SchemaParseException
                || (failure instanceof WebApplicationException answer
                        && answer.getResponse().getStatus() == NOT_FOUND);
    }
}
