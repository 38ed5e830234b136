package io.ticketing.expiration;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.kafka.EventConsumer;
import io.ticketing.kafka.TopicsConfig;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Two followers that both believe every partition is theirs, as around a rebalance.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OrdersFollowerTest {

    private static final OrderPlaced SOMETHING =
            OrderFixture.dueIn(Duration.ZERO).placed();
    private static final Map<String, Object> ONE_AT_A_TIME =
            Map.of("max.poll.records", 1, "max.partition.fetch.bytes", 1, "fetch.max.bytes", 1);

    @Inject
    EventConsumer events;

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    TopicsConfig topics;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private final String run = "test-" + UUID.randomUUID();
    private Settings settings;
    private DeadlineStore store;
    private KafkaConsumer<String, byte[]> oneConsumer;
    private KafkaConsumer<String, byte[]> otherConsumer;
    private OrdersFollower one;
    private OrdersFollower other;

    @BeforeEach
    void follow() {
        settings = Settings.of(run);
        store = new DeadlineStore(redis, settings);
        oneConsumer = consumer("one");
        otherConsumer = consumer("other");
        one = follower(oneConsumer);
        other = follower(otherConsumer);
    }

    @AfterEach
    void close() {
        oneConsumer.close();
        otherConsumer.close();
    }

    @Test
    void applyEverythingAndNeverMoveAPlaceBackTogether() {
        publish(20);
        await().until(() -> step(one) && isAtTheEnd());
        long kept = count();

        publish(20);
        await().until(() -> step(other) && isAtTheEnd());
        assertThat(count()).isEqualTo(kept + 20);

        publish(20);
        await().until(() -> step(one) && step(other) && isAtTheEnd());
        assertThat(count()).isEqualTo(kept + 40);
    }

    @Test
    void readAgainWhatRedisForgot() {
        publish(20);
        await().until(() -> step(one) && isAtTheEnd());
        long kept = count();

        forget();
        publish(1);

        await().until(() -> step(one) && isAtTheEnd());
        assertThat(count()).isEqualTo(kept + 1);
    }

    @Test
    void beginAgainWhenRedisForgetsWhatTheyHaveAppliedSoFar() {
        var order = OrderFixture.dueIn(Duration.ofMinutes(5));
        TestEvents.publish(
                Stream.generate(() -> order.nextDueIn(Duration.ofMinutes(5)).placed())
                        .limit(settings.batch() * 5 / 2)
                        .toList());
        await().until(() -> step(one) && isAtTheEnd());
        long kept = count();
        forget();

        store = forgettingOnce();
        other = follower(otherConsumer);

        await().until(() -> step(other) && isAtTheEnd());
        assertThat(count()).isEqualTo(kept);
    }

    @Test
    void keepTheNewestDeadlineOfAnOrderHoweverOftenTheyReadAnOlderOne() {
        var order = OrderFixture.dueIn(Duration.ofMinutes(5));
        var renewed = order.renewedFor(Duration.ofMinutes(9));
        TestEvents.publish(List.of(order.placed(), renewed.placed(), order.placed()));

        await().until(() -> step(one) && isAtTheEnd());
        assertThat(kept(order)).isEqualTo(renewed.reservation().text());

        TestEvents.publish(order.placed());
        await().until(() -> step(one) && isAtTheEnd());
        assertThat(kept(order)).isEqualTo(renewed.reservation().text());
    }

    @Test
    void bringBackNoDeadlineWhoseSuccessorIsTooLateToAnnounce() {
        var order = OrderFixture.dueIn(Duration.ofMinutes(5));
        TestEvents.publish(
                List.of(order.placed(), order.renewedFor(Duration.ofDays(-2)).placed()));

        await().until(() -> step(one) && isAtTheEnd());

        assertThat(kept(order)).isNull();
    }

    /// The end that was seen is never reached.
    @Test
    void readFromItsBeginningATopicThatIsMadeAgainMeanwhile() {
        String topic = topics.nameOf(run);
        var partition = new TopicPartition(topic, 0);
        try (var admin = Admin.create(kafka);
                var consumer = consumer("slow", ONE_AT_A_TIME)) {
            await().until(() -> make(admin, topic));
            publishSomething(20);
            var follower = follower(consumer, topic);
            await().until(() -> step(follower) && consumer.assignment().contains(partition));
            await().until(() -> step(follower) && consumer.position(partition) > 0);

            admin.deleteTopics(List.of(topic));
            await().ignoreExceptions().until(() -> make(admin, topic));
            publishSomething(1);

            await().atMost(Duration.ofSeconds(30)).until(() -> step(follower) && placeOf(partition) == 1);
        }
    }

    private static boolean make(Admin admin, String topic) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        return true;
    }

    /// What the service does not know, and passes.
    private void publishSomething(int times) {
        for (int i = 0; i < times; i++) {
            var headers = new HashMap<>(TestEvents.headers(UUID.randomUUID(), SOMETHING));
            headers.put("ce_type", "io.ticketing.contracts.orders.OrderGiftWrapped");
            TestEvents.publishRaw(run, run, headers, new byte[] {0, 0, 0, 0, 9, 9});
        }
    }

    private long placeOf(TopicPartition partition) {
        return done(store.offsets(List.of(partition))).get(partition);
    }

    /// A Redis that is emptied after the first part of more than one.
    private DeadlineStore forgettingOnce() {
        var emptied = new AtomicBoolean();
        return new DeadlineStore(redis, settings) {
            @Override
            Uni<Boolean> goOn(TopicPartition partition, long offset, String turn, List<OrderChange> part) {
                if (emptied.compareAndSet(false, true)) {
                    forget();
                }
                return super.goOn(partition, offset, turn, part);
            }
        };
    }

    private void forget() {
        done(redis.key().del("{" + run + "}:deadlines", "{" + run + "}:reservations", "{" + run + "}:offsets"));
    }

    private static void publish(int orders) {
        Stream.generate(() -> OrderFixture.dueIn(Duration.ofMinutes(5)))
                .limit(orders)
                .forEach(order -> TestEvents.publish(order.placed()));
    }

    private static boolean step(OrdersFollower follower) {
        follower.step();
        return true;
    }

    private boolean isAtTheEnd() {
        var partitions = oneConsumer.partitionsFor(topics.nameOf("orders")).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        Map<TopicPartition, Long> ends = new HashMap<>(oneConsumer.endOffsets(partitions));
        // Nothing is stored for a partition without records.
        ends.replaceAll((_, end) -> end == 0 ? DeadlineStore.NO_OFFSET : end);
        return done(store.offsets(partitions)).equals(ends);
    }

    /// What is kept of the order; null if nothing is.
    private String kept(OrderFixture order) {
        return done(redis.hash(String.class)
                .hget("{" + run + "}:reservations", order.id().toString()));
    }

    private long count() {
        return done(store.waiting());
    }

    private OrdersFollower follower(KafkaConsumer<String, byte[]> consumer) {
        return follower(consumer, topics.nameOf("orders"));
    }

    private OrdersFollower follower(KafkaConsumer<String, byte[]> consumer, String topic) {
        var follower =
                new OrdersFollower(consumer, events, store, settings, Clock.systemUTC(), OrderChange.reactions());
        follower.subscribe(topic);
        return follower;
    }

    /// In a separate group: Kafka gives it every partition, even if others have them.
    private KafkaConsumer<String, byte[]> consumer(String name) {
        return consumer(name, Map.of());
    }

    private KafkaConsumer<String, byte[]> consumer(String name, Map<String, Object> more) {
        var config = new HashMap<>(kafka);
        config.putAll(more);
        config.put("group.id", run + name);
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static <T> T done(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(10));
    }
}
