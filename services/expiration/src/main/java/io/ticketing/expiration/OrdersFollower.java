package io.ticketing.expiration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.ticketing.events.EventConsumer;

/// Follows the orders' events from where Redis remembers, and brings the deadlines up to date.
///
/// A partition is *lost* when its place in Redis is not the one this follower wrote last: it has
/// just been assigned, Redis has lost data, or another replica follows it. Nothing is applied until
/// its place has been looked up again. Used by one thread.
final class OrdersFollower implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(OrdersFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, byte[]> kafka;
    private final EventConsumer events;
    private final DeadlineStore store;
    private final ExpirationConfig config;
    private final Map<TopicPartition, Long> places = new HashMap<>();
    private final Set<TopicPartition> lost = new HashSet<>();
    private long comparedAt = System.nanoTime();

    OrdersFollower(
            Consumer<String, byte[]> kafka,
            EventConsumer events,
            DeadlineStore store,
            ExpirationConfig config) {
        this.kafka = kafka;
        this.events = events;
        this.store = store;
        this.config = config;
    }

    void subscribe(String topic) {
        kafka.subscribe(List.of(topic), this);
    }

    /// Applies the next events, if there are any.
    void step() {
        find();
        var records = kafka.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
            if (!lost.contains(partition)) {
                apply(partition, records.records(partition));
            }
        }
        compare();
    }

    /// After a failure it is unknown what was applied.
    void lose() {
        lost.addAll(kafka.assignment());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        lost.addAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        lost.removeAll(partitions);
        places.keySet().removeAll(partitions);
    }

    private void find() {
        if (lost.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> found = await(store.places(lost));
        Map<TopicPartition, Long> ends = kafka.endOffsets(lost);
        found.forEach((partition, place) -> seek(partition, place, ends.get(partition)));
        places.putAll(found);
        lost.clear();
    }

    /// A place past the end is one in a topic that is no more.
    private void seek(TopicPartition partition, long place, long end) {
        if (place == DeadlineStore.NOWHERE || place > end) {
            LOG.infof("Following %s from its beginning", partition);
            kafka.seekToBeginning(List.of(partition));
        } else {
            LOG.infof("Following %s from %d", partition, place);
            kafka.seek(partition, place);
        }
    }

    private void apply(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        long next = records.getLast().offset() + 1;
        var changes = changes(records).await().indefinitely();
        if (await(store.apply(partition, places.get(partition), next, changes))) {
            places.put(partition, next);
        } else {
            lost.add(partition);
        }
    }

    /// Records of unknown types and dead letters change nothing, but are passed like any other.
    private Uni<List<OrderChange>> changes(List<ConsumerRecord<String, byte[]>> records) {
        var changes = new ArrayList<OrderChange>();
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUniAndConcatenate(
                        message -> events.consume(message, event -> add(changes, event.payload())))
                .collect()
                .last()
                .replaceWith(changes);
    }

    private static Uni<Void> add(List<OrderChange> changes, SpecificRecord event) {
        OrderChange.of(event).ifPresent(changes::add);
        return Uni.createFrom().voidItem();
    }

    /// Also while nothing happens, Redis may be emptied or replaced by an older replica.
    private void compare() {
        if (System.nanoTime() - comparedAt < config.compare().toNanos()) {
            return;
        }
        comparedAt = System.nanoTime();
        await(store.places(places.keySet())).forEach(this::compare);
    }

    private void compare(TopicPartition partition, long place) {
        if (place != places.get(partition)) {
            LOG.warnf("Redis has lost the place in %s, or another follows it", partition);
            lost.add(partition);
        }
    }

    private <T> T await(Uni<T> answer) {
        return answer.await().atMost(config.patience());
    }
}
