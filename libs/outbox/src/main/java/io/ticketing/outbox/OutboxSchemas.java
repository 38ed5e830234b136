package io.ticketing.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jboss.logging.Logger;

import io.ticketing.contracts.EventTypes;
import io.ticketing.postgresql.SchemaReady;

/// The schemas of outbox bodies, by fingerprint.
///
/// While a new version of a service is rolled out, either version may relay events that the other
/// wrote. So each version stores its schemas beside the outbox when it starts.
@ApplicationScoped
class OutboxSchemas {

    private static final Logger LOG = Logger.getLogger(OutboxSchemas.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /// One takes as long to work out as its schema to write, and every event needs one.
    private static final Map<Schema, Long> FINGERPRINTS = new ConcurrentHashMap<>();

    private final Pool pool;
    private final Map<Long, Schema> known = new ConcurrentHashMap<>();

    OutboxSchemas(Pool pool) {
        this.pool = pool;
        EventTypes.all().values().forEach(schema -> known.put(fingerprint(schema), schema));
    }

    static long fingerprint(Schema schema) {
        return FINGERPRINTS.computeIfAbsent(schema, SchemaNormalization::parsingFingerprint64);
    }

    void start(@Observes SchemaReady event) {
        store().onFailure()
                .invoke(e -> LOG.warnf("Schemas are not stored yet, trying again: %s", e))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(_ -> LOG.debug("Schemas are stored"));
    }

    /// Fails until a version that wrote this fingerprint has stored its schema.
    Uni<Schema> byFingerprint(long fingerprint) {
        Schema schema = known.get(fingerprint);
        return schema == null ? load(fingerprint) : Uni.createFrom().item(schema);
    }

    private Uni<Schema> load(long fingerprint) {
        return pool.preparedQuery("select schema from outbox_schema where fingerprint = $1")
                .execute(Tuple.of(fingerprint))
                .map(rows -> parse(fingerprint, rows))
                .invoke(schema -> known.put(fingerprint, schema));
    }

    private static Schema parse(long fingerprint, RowSet<Row> rows) {
        for (Row row : rows) {
            return new Schema.Parser().parse(row.getString("schema"));
        }
        throw new IllegalStateException("No schema has the fingerprint " + fingerprint);
    }

    private Uni<Void> store() {
        List<Tuple> rows = EventTypes.all().values().stream()
                .map(schema -> Tuple.of(fingerprint(schema), schema.toString()))
                .toList();
        return pool.preparedQuery("insert into outbox_schema values ($1, $2) on conflict do nothing")
                .executeBatch(rows)
                .replaceWithVoid();
    }
}
