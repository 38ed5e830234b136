package io.ticketing.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jboss.logging.Logger;

/// Checks whether one channel's consumer can read. If it received nothing since the last check, the
/// probe polls for it and puts the records back.
final class PollProbe {

    private static final Logger LOG = Logger.getLogger(PollProbe.class);

    /// No poll takes this long: the thread hangs.
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private static final Duration SOON = Duration.ofMillis(100);

    private final String channel;
    private final KafkaConsumer<?, ?> consumer;
    private final Attempts attempts;
    private double received = -1;

    /// The offset of each partition at the last failure: the client does not say which one failed.
    private final Map<TopicPartition, Long> stuck = new HashMap<>();

    private volatile boolean looking;
    private volatile long begun;

    PollProbe(String channel, KafkaConsumer<?, ?> consumer) {
        this.channel = channel;
        this.consumer = consumer;
        this.attempts = new Attempts(LOG, "Reading the channel " + channel);
    }

    void look() {
        if (looking) {
            if (System.nanoTime() - begun > LONGEST_LOOK.toNanos()) {
                attempts.failed(new TimeoutException("its thread hangs"));
            }
            return;
        }
        looking = true;
        begun = System.nanoTime();
        consumer.runOnPollingThread(client -> {
                    return canRead(client);
                })
                .subscribe()
                .with(this::ended, this::failed);
    }

    boolean failsFor(Duration patience) {
        return attempts.failsFor(patience);
    }

    void describe(HealthCheckResponseBuilder check) {
        attempts.describe(channel, check);
    }

    private void ended(boolean reads) {
        looking = false;
        if (reads) {
            attempts.succeeded();
        }
    }

    private void failed(Throwable failure) {
        looking = false;
        attempts.failed(failure);
    }

    /// Whether everything that was unreadable has been read.
    private <K, V> boolean canRead(Consumer<K, V> client) {
        double before = received;
        received = receivedBy(client);
        if (received == before && !client.subscription().isEmpty()) {
            poll(client);
        }
        stuck.entrySet().removeIf(it -> isPast(client, it.getKey(), it.getValue()));
        return stuck.isEmpty();
    }

    private <K, V> void poll(Consumer<K, V> client) {
        try {
            ConsumerRecords<K, V> records = client.poll(Duration.ZERO);
            stuck.keySet().removeAll(records.partitions());
            putBack(client, records);
        } catch (RuntimeException | LinkageError e) {
            dropWhatIsFetched(client);
            throw e;
        }
    }

    /// It is past an offset, has nothing left to read, or was left to another consumer.
    private static boolean isPast(Consumer<?, ?> client, TopicPartition partition, long place) {
        return !client.assignment().contains(partition)
                || client.position(partition, SOON) > place
                || client.currentLag(partition).orElse(1) == 0;
    }

    private static <K, V> void putBack(Consumer<K, V> client, ConsumerRecords<K, V> records) {
        for (TopicPartition partition : records.partitions()) {
            client.seek(partition, records.records(partition).getFirst().offset());
        }
    }

    /// A batch that was damaged in transit fails every poll, although it would be complete the next
    /// time: the client drops it only when it is told to read from elsewhere.
    private void dropWhatIsFetched(Consumer<?, ?> client) {
        stuck.clear();
        try {
            client.assignment().forEach(it -> stuck.put(it, client.position(it, SOON)));
            stuck.forEach((partition, place) -> client.seek(partition, place + 1));
            client.poll(Duration.ZERO);
        } catch (RuntimeException | LinkageError e) {
            LOG.debugf(e, "Could not drop records of %s", stuck.keySet());
        } finally {
            stuck.keySet().retainAll(client.assignment());
            stuck.forEach(client::seek);
        }
    }

    /// The number of records of all its partitions since it began.
    private static double receivedBy(Consumer<?, ?> client) {
        return client.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("records-consumed-total"))
                .filter(metric -> metric.metricName().tags().size() == 1)
                .mapToDouble(metric -> (double) metric.metricValue())
                .sum();
    }
}
