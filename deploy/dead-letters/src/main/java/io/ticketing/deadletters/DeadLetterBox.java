package io.ticketing.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The dead letters of a broker that have not been replayed: a consumer group's offsets record
/// which have.
final class DeadLetterBox implements AutoCloseable {

    private static final String GROUP = "dead-letter-replay";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int CALL_MILLIS = 15_000;

    private final ClientSettings settings;
    private final KafkaConsumer<byte[], byte[]> consumer;

    public DeadLetterBox(ClientSettings settings) {
        this.settings = settings;
        this.consumer = new KafkaConsumer<>(
                settings.and(Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        GROUP,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        CALL_MILLIS)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /// The waiting dead letters, topic by topic.
    public List<DeadLetter> waiting(Predicate<DeadLetterTopic> wanted) {
        Collection<TopicPartition> partitions = partitions(wanted);
        consumer.assign(partitions);
        seekBehindReplayed(Set.copyOf(partitions));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<DeadLetter> letters = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(message -> letters.add(new DeadLetter(message)));
        }
        return letters;
    }

    /// Sends each to the topic it came from; after that it no longer waits.
    ///
    /// After a crash some are sent again, which consumers recognise by the event's id.
    public void replay(List<DeadLetter> letters) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                settings.and(Map.of(ProducerConfig.ACKS_CONFIG, "all")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            letters.forEach(letter -> sent.add(producer.send(letter.original())));
            producer.flush();
            for (Future<?> acknowledgement : sent) {
                acknowledgement.get();
            }
        }
        consumer.commitSync(behind(letters));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions(Predicate<DeadLetterTopic> wanted) {
        return consumer.listTopics().keySet().stream()
                .map(DeadLetterTopic::parse)
                .flatMap(Optional::stream)
                .filter(wanted)
                .map(DeadLetterTopic::name)
                .sorted()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void seekBehindReplayed(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> replayed = consumer.committed(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = replayed.get(partition);
            if (offset == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> behind(List<DeadLetter> letters) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (DeadLetter letter : letters) {
            var message = letter.message();
            offsets.merge(
                    new TopicPartition(message.topic(), message.partition()),
                    new OffsetAndMetadata(message.offset() + 1),
                    (a, b) -> a.offset() > b.offset() ? a : b);
        }
        return offsets;
    }
}
