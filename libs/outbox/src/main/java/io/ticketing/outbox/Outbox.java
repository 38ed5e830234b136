package io.ticketing.outbox;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.avro.specific.SpecificRecord;

import io.ticketing.kafka.OutboundEvent;
import io.ticketing.outbox.PipelinedTransactions.Write;

/// Saves events in the transaction of the change they report; the relay publishes them after the
/// commit.
///
/// Call it within [Transactions#run]. Events of one aggregate are published in order when the
/// writer has locked the aggregate's row before it adds them.
///
/// Source: Transactional outbox,
/// <https://microservices.io/patterns/data/transactional-outbox.html>
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            insert into outbox (id, occurred_at, key, subject, traceparent, schema_fingerprint, body)
            values ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String ADDED = Outbox.class.getName();

    private final Clock clock;

    Outbox(Clock clock) {
        this.clock = clock;
    }

    /// Saves events in a transaction of the plain client, in this order.
    public static Write insertion(List<OutboundEvent> events) {
        return new Write(INSERT, events.stream().map(Outbox::row).toList());
    }

    private static Tuple row(OutboundEvent event) {
        return Tuple.from(Arrays.asList(
                event.id(),
                event.time().atOffset(ZoneOffset.UTC),
                event.key(),
                event.subject(),
                event.traceparent(),
                OutboxSchemas.fingerprint(event.schema()),
                Buffer.buffer(event.body())));
    }

    public Uni<Void> add(SpecificRecord... events) {
        Object[] entries = Stream.of(events)
                .map(event -> OutboxEntry.of(OutboundEvent.of(event, clock.instant())))
                .toArray();
        return Panache.getSession()
                .invoke(() -> ContextLocals.put(ADDED, true))
                .chain(session -> session.persistAll(entries));
    }

    /// Whether this request or message has added events since the last call, so that the relay finds some.
    static boolean takeAdded() {
        return ContextLocals.remove(ADDED);
    }
}
