package io.ticketing.expiration;

import java.time.Duration;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Response;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.expirations.ReservationDue;
import io.ticketing.events.TopicsConfig;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Redis loses what it was told, while the service runs.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class LostMemoryTest {

    @Inject RedisDataSource redis;
    @Inject TopicsConfig topics;

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
        assertThat(TestEvents.all(ReservationDue.class, it -> it.getOrderId().equals(ended.id())))
                .isEmpty();
    }

    @Test
    void followsAgainFromTheOlderPlaceOfAReplicaThatTookOver() {
        var order = OrderFixture.dueIn(Duration.ofMinutes(1));
        TestEvents.publish(order.placed());
        await().until(() -> isKnown(order));

        // What a replica looks like that has not heard of the last event yet.
        redis.withTransaction(
                replica -> {
                    replica.execute("ZREM", key("deadlines"), order.id().toString());
                    replica.execute("HDEL", key("reservations"), order.id().toString());
                    IntStream.range(0, 3)
                            .mapToObj(partition -> topics.nameOf("orders") + "-" + partition)
                            .forEach(
                                    partition ->
                                            replica.execute(
                                                    "HSET", key("offsets"), partition, "0"));
                });

        await().until(() -> isKnown(order));
    }

    private boolean isKnown(OrderFixture order) {
        Response score = redis.execute("ZSCORE", key("deadlines"), order.id().toString());
        return score != null;
    }

    private String key(String name) {
        return "{" + topics.nameOf("expiration") + "}:" + name;
    }

    private static void awaitDue(OrderFixture order) {
        TestEvents.await(ReservationDue.class, due -> due.getOrderId().equals(order.id()));
    }
}
