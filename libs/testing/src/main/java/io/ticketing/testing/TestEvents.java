package io.ticketing.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import io.ticketing.contracts.EventTypes;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The other services' side of Kafka: publishes their events, and reads the events of the service
/// under test.
public final class TestEvents {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Map<String, TopicReader> READERS = new ConcurrentHashMap<>();
    private static @Nullable KafkaProducer<String, byte[]> producer;

    private TestEvents() {}

    public static void publish(SpecificRecord event) {
        publish(UUID.randomUUID(), event);
    }

    /// Publishes many, without waiting for each.
    public static void publish(List<? extends SpecificRecord> events) {
        for (var event : events) {
            producer().send(message(UUID.randomUUID(), event));
        }
        producer().flush();
    }

    /// Publishes an event with this id; the same id twice is one event delivered twice.
    public static void publish(UUID eventId, SpecificRecord event) {
        send(message(eventId, event));
    }

    /// Publishes an event that happened at this time.
    public static void publishAt(Instant time, SpecificRecord event) {
        send(message(headers(UUID.randomUUID(), time, event), event));
    }

    /// The CloudEvents headers of an event, for a test to damage.
    public static Map<String, String> headers(UUID eventId, SpecificRecord event) {
        return headers(eventId, Instant.now(), event);
    }

    private static Map<String, String> headers(UUID eventId, Instant time, SpecificRecord event) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", eventId.toString(),
                "ce_source", "/ticketing/test",
                "ce_type", event.getSchema().getFullName(),
                "ce_time", time.toString(),
                "ce_subject", EventTypes.subject(event).toString());
    }

    /// Publishes any message; the topic is named without this run's prefix.
    public static void publishRaw(String topic, String key, Map<String, String> headers, byte[] value) {
        send(message(topic, key, headers, value));
    }

    /// Publishes an event in a batch with this compression: `gzip`, `snappy`, `lz4` or `zstd`.
    public static void publishCompressed(String codec, SpecificRecord event) {
        try (var compressing = newProducer(codec)) {
            send(compressing, message(UUID.randomUUID(), event));
        }
    }

    /// Waits for an event of the type that the predicate accepts.
    public static <E extends SpecificRecord> E await(Class<E> type, Predicate<? super E> which) {
        return Awaitility.await(type.getSimpleName())
                .atMost(PATIENCE)
                .until(() -> all(type, which), events -> !events.isEmpty())
                .getFirst();
    }

    /// Waits for an event of the type about that ticket, order or payment.
    public static <E extends SpecificRecord> E await(Class<E> type, UUID subject) {
        return await(type, isAbout(subject));
    }

    /// Waits until a service has handled everything in a topic. Services commit what they have handled
    /// once a second.
    public static void awaitHandled(String topic, String service) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            Awaitility.await(topic).atMost(PATIENCE).until(() -> isHandled(admin, prefixed(topic), prefixed(service)));
        }
    }

    private static boolean isHandled(Admin admin, String topic, String group) throws Exception {
        Map<TopicPartition, Long> handled = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, next) -> handled.put(partition, next.offset()));
        Map<TopicPartition, OffsetSpec> partitions =
                admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                        .flatMap(found -> found.partitions().stream())
                        .collect(Collectors.toMap(
                                found -> new TopicPartition(topic, found.partition()), _ -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().entrySet().stream()
                .allMatch(end ->
                        handled.getOrDefault(end.getKey(), 0L) >= end.getValue().offset());
    }

    /// The events of the type that have arrived so far, in the order of their partition.
    public static <E extends SpecificRecord> List<E> all(Class<E> type, Predicate<? super E> which) {
        Schema schema = SpecificData.get().getSchema(type);
        return messages(topicOf(schema)).stream()
                .filter(message -> schema.getFullName().equals(header(message, "ce_type")))
                .flatMap(message -> TestRegistry.read(message.value(), schema).stream())
                .map(type::cast)
                .filter(which)
                .toList();
    }

    /// Those about that ticket, order or payment.
    public static <E extends SpecificRecord> List<E> all(Class<E> type, UUID subject) {
        return all(type, isAbout(subject));
    }

    /// Every message of a topic so far; the topic is named without this run's prefix.
    public static List<ConsumerRecord<String, byte[]>> messages(String topic) {
        return READERS.computeIfAbsent(prefixed(topic), TopicReader::new).messages();
    }

    /// The messages that a service gave up.
    public static List<ConsumerRecord<String, byte[]>> deadLetters(String topic, String service) {
        return messages(topic + ".dead-letter." + service);
    }

    private static Predicate<SpecificRecord> isAbout(UUID subject) {
        return event -> EventTypes.subject(event).equals(subject);
    }

    /// The text of a header, if it is there.
    public static @Nullable String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    static synchronized void close() {
        READERS.values().forEach(TopicReader::close);
        READERS.clear();
        if (producer != null) {
            producer.close();
            producer = null;
        }
    }

    private static ProducerRecord<String, byte[]> message(UUID eventId, SpecificRecord event) {
        return message(headers(eventId, event), event);
    }

    private static ProducerRecord<String, byte[]> message(Map<String, String> headers, SpecificRecord event) {
        return message(
                topicOf(event.getSchema()), EventTypes.key(event).toString(), headers, TestRegistry.frame(event));
    }

    private static ProducerRecord<String, byte[]> message(
            String topic, String key, Map<String, String> headers, byte[] value) {
        var message = new ProducerRecord<>(prefixed(topic), key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        return message;
    }

    private static void send(ProducerRecord<String, byte[]> message) {
        send(producer(), message);
    }

    private static void send(KafkaProducer<String, byte[]> through, ProducerRecord<String, byte[]> message) {
        try {
            through.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("Could not publish to " + message.topic(), e.getCause());
        }
    }

    private static synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = newProducer("none");
        }
        return producer;
    }

    /// One request at a time: while a new topic gets its leaders, a broker may refuse a request, take the next one,
    /// and then refuse the first as out of order for minutes.
    private static KafkaProducer<String, byte[]> newProducer(String codec) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers(),
                        "acks",
                        "all",
                        "max.in.flight.requests.per.connection",
                        "1",
                        "compression.type",
                        codec),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static String bootstrapServers() {
        return System.getProperty(TestInfrastructure.BOOTSTRAP_SERVERS);
    }

    private static String topicOf(Schema schema) {
        return EventTypes.topic(schema);
    }

    private static String prefixed(String topic) {
        return System.getProperty(TestInfrastructure.TOPIC_PREFIX) + topic;
    }
}
