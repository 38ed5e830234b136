package io.ticketing.expiration;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.ticketing.kafka.EventConsumer;
import io.ticketing.kafka.Reactions;

/// Follows the orders' events from the offsets in Redis, and updates the deadlines.
///
/// A partition is *lost* if its offset in Redis is not the one that this follower wrote last: it
/// has just been assigned, Redis has lost data, or another replica follows it. Nothing is applied
/// until its offset has been looked up again and [CatchUp] has read all events since. Used by one
/// thread.
final class OrdersFollower implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(OrdersFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);

    /// How often the offsets in the orders' events are compared with those in Redis.
    private static final Duration COMPARE = Duration.ofMillis(250);

    private final Consumer<String, byte[]> kafka;
    private final EventConsumer events;
    private final DeadlineStore store;
    private final ExpirationConfig config;
    private final Reactions<Optional<OrderChange>> reactions;
    private final Map<TopicPartition, Long> offsets = new HashMap<>();
    private final Set<TopicPartition> lost = new HashSet<>();
    private final Map<TopicPartition, CatchUp> behind = new HashMap<>();
    private final Clock clock;
    private long comparedAt = System.nanoTime();

    OrdersFollower(
            Consumer<String, byte[]> kafka,
            EventConsumer events,
            DeadlineStore store,
            ExpirationConfig config,
            Clock clock,
            Reactions<Optional<OrderChange>> reactions) {
        this.kafka = kafka;
        this.events = events;
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.reactions = reactions;
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
                take(partition, records.records(partition));
            }
        }
        Map.copyOf(behind).forEach(this::catchUp);
        compare();
    }

    /// After a failure it is unknown what was applied.
    void lose() {
        kafka.assignment().forEach(this::lose);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(this::lose);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        lost.removeAll(partitions);
        behind.keySet().removeAll(partitions);
        offsets.keySet().removeAll(partitions);
    }

    private void find() {
        if (lost.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> found = await(store.offsets(lost));
        Map<TopicPartition, Long> ends = kafka.endOffsets(lost);
        var horizon = clock.instant().minus(config.longestReservation()).minus(DeadlineStore.KEEP);
        var unknown = new HashMap<TopicPartition, Long>();
        found.forEach((partition, offset) -> {
            if (offset == DeadlineStore.NO_OFFSET || offset > of(partition, ends)) {
                unknown.put(partition, horizon.toEpochMilli());
            } else {
                follow(partition, offset);
            }
        });
        // An offset past the end belongs to a topic that no longer exists.
        kafka.offsetsForTimes(unknown)
                .forEach((partition, first) -> follow(partition, first == null ? of(partition, ends) : first.offset()));
        found.forEach((partition, _) -> behind.put(
                partition,
                new CatchUp(of(partition, ends), clock.instant().minus(DeadlineStore.KEEP), config.batch())));
        offsets.putAll(found);
        lost.clear();
    }

    private void follow(TopicPartition partition, long offset) {
        LOG.infof("Following %s from %d", partition, offset);
        kafka.seek(partition, offset);
    }

    private void take(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        var changes = changes(records).await().indefinitely();
        CatchUp catchUp = behind.get(partition);
        if (catchUp == null) {
            long next = records.getLast().offset() + 1;
            moved(partition, next, store.apply(partition, of(partition, offsets), next, changes));
        } else {
            catchUp.read(changes);
        }
    }

    /// Applies the final changes in parts. The offset moves with the last one, so that all is read
    /// again if one of them fails.
    private void catchUp(TopicPartition partition, CatchUp catchUp) {
        long offset = of(partition, offsets);
        long next = kafka.position(partition);
        // Not the consumer's lag: offsetsForTimes lets it take the offset it found for the end.
        boolean done = next >= catchUp.end();
        for (var part : done ? catchUp.all() : catchUp.ended()) {
            if (!moved(partition, offset, applyPart(partition, offset, catchUp, part))) {
                return;
            }
        }
        if (done) {
            behind.remove(partition);
            if (next > 0) {
                moved(partition, next, finish(partition, offset, next, catchUp));
            }
        }
    }

    private Uni<Boolean> applyPart(TopicPartition partition, long offset, CatchUp catchUp, List<OrderChange> part) {
        return catchUp.begins()
                ? store.begin(partition, offset, catchUp.turn(), part)
                : store.goOn(partition, offset, catchUp.turn(), part);
    }

    private Uni<Boolean> finish(TopicPartition partition, long offset, long next, CatchUp catchUp) {
        return catchUp.begins()
                ? store.apply(partition, offset, next, List.of())
                : store.finish(partition, offset, next, catchUp.turn());
    }

    private boolean moved(TopicPartition partition, long next, Uni<Boolean> applied) {
        if (await(applied)) {
            offsets.put(partition, next);
            return true;
        }
        lose(partition);
        return false;
    }

    private void lose(TopicPartition partition) {
        lost.add(partition);
        behind.remove(partition);
    }

    /// Records of unknown types and dead letters change nothing, but move the offset like any
    /// other.
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

    private Uni<Void> add(List<OrderChange> changes, SpecificRecord event) {
        reactions.to(event).ifPresent(changes::add);
        return Uni.createFrom().voidItem();
    }

    /// Even while nothing happens, Redis may be emptied or replaced by an older replica.
    private void compare() {
        if (System.nanoTime() - comparedAt < COMPARE.toNanos()) {
            return;
        }
        comparedAt = System.nanoTime();
        // A topic that was created again may never reach the end that was seen.
        Map<TopicPartition, Long> ends = kafka.endOffsets(behind.keySet());
        Map.copyOf(behind).forEach((partition, catchUp) -> {
            if (of(partition, ends) < catchUp.end()) {
                lose(partition);
            }
        });
        await(store.offsets(offsets.keySet())).forEach(this::compare);
    }

    private void compare(TopicPartition partition, long offset) {
        if (offset != of(partition, offsets)) {
            LOG.warnf("Redis has lost the offset of %s, or another follower has moved it", partition);
            lose(partition);
        }
    }

    /// Where a partition is that was asked about.
    private static long of(TopicPartition partition, Map<TopicPartition, Long> offsets) {
        return Objects.requireNonNull(offsets.get(partition));
    }

    private <T> T await(Uni<T> answer) {
        return answer.await().atMost(DeadlineStore.PATIENCE);
    }
}
