package io.ticketing.expiration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Response;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.expirations.ReservationDue;
import io.ticketing.kafka.TopicsConfig;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Redis loses its data while the service runs.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class LostMemoryTest {

    @Inject
    RedisDataSource redis;

    @Inject
    TopicsConfig topics;

    @Test
    void bringsDeadlinesBackFromTheOrdersEvents() {
        var order = OrderFixture.dueIn(Duration.ofSeconds(4));
        TestEvents.publish(order.placed());
        await().until(() -> isKnown(order));

        redis.execute("FLUSHDB");

        await().until(() -> isKnown(order));
        awaitDue(order);
    }

    @Test
    void bringsThemBackWhenOnlyItsPlaceIsLeft() {
        var order = OrderFixture.dueIn(Duration.ofSeconds(4));
        TestEvents.publish(order.placed());
        await().until(() -> isKnown(order));

        redis.execute("UNLINK", key("deadlines"), key("reservations"));

        await().until(() -> isKnown(order));
        awaitDue(order);
    }

    @Test
    void bringsThemBackWhileMoreEventsComeIn() {
        var order = OrderFixture.dueIn(Duration.ofSeconds(4));
        var ended = order.nextDueIn(Duration.ofSeconds(4));
        TestEvents.publish(order.placed());
        TestEvents.publish(ended.placed());
        await().until(() -> isKnown(order) && isKnown(ended));

        redis.execute("FLUSHDB");
        TestEvents.publish(ended.cancelled());
        var later = order.nextDueIn(Duration.ofSeconds(4));
        TestEvents.publish(later.placed());

        await().until(() -> isKnown(order) && isKnown(later) && !isKnown(ended));
        awaitDue(later);
        assertThat(TestEvents.all(ReservationDue.class, ended.id())).isEmpty();
    }

    /// Far more orders have ended than are live, and all of their deadlines have passed.
    @Test
    void speaksOfNoneThatHasEndedWhileItBringsThemBack() {
        var ended = dueIn(Duration.ofSeconds(5), 1_200);
        var live = dueIn(Duration.ofSeconds(9), 20);
        TestEvents.publish(Stream.of(ended, live)
                .flatMap(List::stream)
                .map(OrderFixture::placed)
                .toList());
        await().until(() -> live.stream().allMatch(this::isKnown));
        TestEvents.publish(IntStream.range(0, ended.size())
                .mapToObj(i ->
                        i % 2 == 0 ? ended.get(i).completed() : ended.get(i).cancelled())
                .toList());
        await().until(() -> ended.stream().noneMatch(this::isKnown));
        await().until(() -> ended.getLast().isDue());
        var lost = Instant.now();

        redis.execute("FLUSHDB");

        await().atMost(Duration.ofSeconds(20)).until(() -> spokenOfSince(lost).containsAll(ids(live)));
        assertThat(spokenOfSince(lost)).doesNotContainAnyElementsOf(ids(ended));
    }

    @Test
    void followsAgainFromTheOlderPlaceOfAReplicaThatTookOver() {
        var order = OrderFixture.dueIn(Duration.ofMinutes(1));
        TestEvents.publish(order.placed());
        await().until(() -> isKnown(order));

        // A replica that has not received the last event yet.
        redis.withTransaction(replica -> {
            replica.execute("ZREM", key("deadlines"), order.id().toString());
            replica.execute("HDEL", key("reservations"), order.id().toString());
            IntStream.range(0, 3)
                    .mapToObj(partition -> topics.nameOf("orders") + "-" + partition)
                    .forEach(partition -> replica.execute("HSET", key("offsets"), partition, "0"));
        });

        await().until(() -> isKnown(order));
    }

    private static List<OrderFixture> dueIn(Duration time, int many) {
        return Stream.generate(() -> OrderFixture.dueIn(time)).limit(many).toList();
    }

    private static Set<String> ids(List<OrderFixture> orders) {
        return orders.stream().map(it -> it.id().toString()).collect(Collectors.toSet());
    }

    private static Set<String> spokenOfSince(Instant time) {
        return TestEvents.messages("expirations").stream()
                .filter(it -> Instant.parse(TestEvents.header(it, "ce_time")).isAfter(time))
                .map(it -> TestEvents.header(it, "ce_subject"))
                .collect(Collectors.toSet());
    }

    private boolean isKnown(OrderFixture order) {
        Response score = redis.execute("ZSCORE", key("deadlines"), order.id().toString());
        return score != null;
    }

    private String key(String name) {
        return "{" + topics.nameOf("expiration") + "}:" + name;
    }

    private static void awaitDue(OrderFixture order) {
        TestEvents.await(ReservationDue.class, order.id());
    }
}
