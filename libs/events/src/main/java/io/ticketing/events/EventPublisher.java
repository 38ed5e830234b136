package io.ticketing.events;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

import io.ticketing.contracts.EventTypes;

/// Sends events to their topics; each answer completes when the brokers have acknowledged.
///
/// Calls fail while the broker or the registry is away: the caller keeps the event and tries again.
/// Events handed over one after the other on one thread reach a partition in that order.
@ApplicationScoped
public class EventPublisher {

    private static final String CHANNEL = "events";
    private static final int MAX_IN_FLIGHT = 8192;

    private final MutinyEmitter<byte[]> emitter;
    private final KafkaClientService kafka;
    private final SchemaCatalog catalog;
    private final TopicsConfig topics;
    private final String source;
    private final Clock clock = Clock.systemUTC();

    EventPublisher(
            @Channel(CHANNEL)
                    @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MAX_IN_FLIGHT)
                    MutinyEmitter<byte[]> emitter,
            KafkaClientService kafka,
            SchemaCatalog catalog,
            TopicsConfig topics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.emitter = emitter;
        this.kafka = kafka;
        this.catalog = catalog;
        this.topics = topics;
        this.source = "/ticketing/" + service;
    }

    /// Publishes an event that happens now.
    public Uni<Void> publish(SpecificRecord event) {
        return publish(OutboundEvent.of(event, clock.instant()));
    }

    /// Publishes one event.
    public Uni<Void> publish(OutboundEvent event) {
        return publishInOrder(List.of(event));
    }

    /// Publishes events so that those of one key arrive in the list's order.
    /// When it fails some may have arrived: publish all of them again.
    public Uni<Void> publishInOrder(List<OutboundEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(this::prepare)
                .collect()
                .asList()
                .call(() -> findTopics(events))
                .chain(EventPublisher::sendAll);
    }

    Uni<Void> send(String topic, String key, Headers headers, byte[] value) {
        var metadata =
                OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(topic)
                        .withKey(key)
                        .withHeaders(headers)
                        .build();
        return emitter.sendMessage(Message.of(value).addMetadata(metadata));
    }

    /// The ids of all schemas are known before anything is sent: a look-up must not let one
    /// event overtake another.
    private Uni<Uni<Void>> prepare(OutboundEvent event) {
        return catalog.idOf(event.schema()).map(schemaId -> send(event, schemaId));
    }

    /// A producer that has not found a topic yet makes each event wait for it and fail by itself:
    /// those behind it in the batch overtake it when the broker comes meanwhile.
    private Uni<Void> findTopics(List<OutboundEvent> events) {
        return Multi.createFrom()
                .items(events.stream().map(this::topicOf).distinct())
                .onItem()
                .transformToUniAndConcatenate(kafka.getProducer(CHANNEL)::partitionsFor)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> sendAll(List<Uni<Void>> sends) {
        return sends.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(sends).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> send(OutboundEvent event, int schemaId) {
        var headers =
                new CloudEventHeaders(
                        event.id(),
                        source,
                        event.schema().getFullName(),
                        event.time(),
                        event.subject(),
                        event.traceparent());
        return send(
                topicOf(event),
                event.key().toString(),
                headers.toKafka(),
                new WireFormat(schemaId, event.body()).toBytes());
    }

    private String topicOf(OutboundEvent event) {
        return topics.nameOf(EventTypes.topic(event.schema()));
    }
}
