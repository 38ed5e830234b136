package io.ticketing.outbox;

import java.time.Clock;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.apache.avro.specific.SpecificRecord;

import io.ticketing.kafka.OutboundEvent;

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

    private final Clock clock;

    Outbox(Clock clock) {
        this.clock = clock;
    }

    public Uni<Void> add(SpecificRecord... events) {
        Object[] entries = Stream.of(events)
                .map(event -> OutboxEntry.of(OutboundEvent.of(event, clock.instant())))
                .toArray();
        return Panache.getSession().chain(session -> session.persistAll(entries));
    }
}
