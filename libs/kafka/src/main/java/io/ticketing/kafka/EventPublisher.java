package io.ticketing.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.ticketing.contracts.EventTypes;

/// Sends events to their topics; each result completes when the brokers have acknowledged.
///
/// Calls fail while the broker or the registry is down: the caller keeps the event and tries again.
/// Events passed on one after another on one thread reach a partition in that order. When a result
/// fails, nothing of it is still in transit: only the producer itself retries, for as long as
/// `delivery.timeout.ms` says.
@ApplicationScoped
public class EventPublisher {

    private static final String CHANNEL = "events";
    private static final Duration NO_HURRY = Duration.ofDays(1);

    private final KafkaClientService kafka;
    private final SchemaCatalog catalog;
    private final TopicsConfig topics;
    private final String source;

    EventPublisher(
            KafkaClientService kafka,
            SchemaCatalog catalog,
            TopicsConfig topics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kafka = kafka;
        this.catalog = catalog;
        this.topics = topics;
        this.source = "/ticketing/" + service;
    }

    /// Publishes events so that those of one key arrive in the list's order. If it fails, some may
    /// have arrived: publish all of them again.
    ///
    /// @param patience how long until the last event is passed to the producer; from then on the
    /// producer's `delivery.timeout.ms` counts. No event is passed on later, not even by a process
    /// that was frozen meanwhile
    public Uni<Void> publishInOrder(List<OutboundEvent> events, Duration patience) {
        long deadline = after(patience);
        return prepare(events).ifNoItem().after(patience).fail().chain(records -> sendAll(records, deadline));
    }

    Uni<Void> send(ProducerRecord<String, byte[]> message) {
        return sendAll(List.of(message), after(NO_HURRY));
    }

    /// All schema ids are known before anything is sent, so that a lookup does not let one event
    /// overtake another.
    private Uni<List<ProducerRecord<String, byte[]>>> prepare(List<OutboundEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(this::prepare)
                .collect()
                .asList()
                .call(() -> findTopics(events));
    }

    private Uni<ProducerRecord<String, byte[]>> prepare(OutboundEvent event) {
        return catalog.idOf(event.schema()).map(schemaId -> record(event, schemaId));
    }

    /// A producer that has not found a topic yet lets each event wait for it and fail separately.
    /// If the broker comes up meanwhile, later events of the batch would overtake earlier ones.
    private Uni<Void> findTopics(List<OutboundEvent> events) {
        return Multi.createFrom()
                .items(events.stream().map(this::topicOf).distinct())
                .onItem()
                .transformToUniAndConcatenate(producer()::partitionsFor)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// Completes when the outcome of each event is known. It does not use the channel, which would
    /// resend failed events behind newer ones.
    private Uni<Void> sendAll(List<ProducerRecord<String, byte[]>> records, long deadline) {
        Executor context = CallersContext.executor();
        return producer()
                .runOnSendingThread(client -> {
                    return handOver(client, records, deadline);
                })
                .chain(sends -> Uni.createFrom().completionStage(sends))
                .emitOn(context);
    }

    private static CompletableFuture<Void> handOver(
            Producer<String, byte[]> client, List<ProducerRecord<String, byte[]>> records, long deadline) {
        List<CompletableFuture<Void>> sends = new ArrayList<>();
        for (var message : records) {
            CompletableFuture<Void> send = System.nanoTime() - deadline < 0
                    ? handOver(client, message)
                    : CompletableFuture.failedFuture(new TimeoutException("too late"));
            sends.add(send);
            if (send.isCompletedExceptionally()) {
                break; // those behind it must not overtake it
            }
        }
        return CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new));
    }

    private static CompletableFuture<Void> handOver(
            Producer<String, byte[]> client, ProducerRecord<String, byte[]> message) {
        var acknowledged = new CompletableFuture<Void>();
        try {
            client.send(message, (_, failure) -> complete(acknowledged, failure));
        } catch (KafkaException e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    private static void complete(CompletableFuture<Void> acknowledged, Exception failure) {
        if (failure == null) {
            acknowledged.complete(null);
        } else {
            acknowledged.completeExceptionally(failure);
        }
    }

    private static long after(Duration patience) {
        return System.nanoTime() + patience.toNanos();
    }

    private KafkaProducer<String, byte[]> producer() {
        return kafka.getProducer(CHANNEL);
    }

    private ProducerRecord<String, byte[]> record(OutboundEvent event, int schemaId) {
        var body = new WireFormat(schemaId, event.body()).toBytes();
        var message = new ProducerRecord<>(topicOf(event), event.key().toString(), body);
        new CloudEventHeaders(
                        event.id(),
                        source,
                        event.schema().getFullName(),
                        event.time(),
                        event.subject(),
                        event.traceparent())
                .addTo(message.headers());
        return message;
    }

    private String topicOf(OutboundEvent event) {
        return topics.nameOf(EventTypes.topic(event.schema()));
    }
}
