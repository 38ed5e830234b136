package io.ticketing.auth.attempts;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The scripts do what [OwnCounters] does, in Redis.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SharedCountersTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    @Inject
    SharedCounters counters;

    @Inject
    RedisDataSource redis;

    private final String name = UUID.randomUUID().toString();

    @Test
    void growsTheWaitAndTellsIt() {
        Counter counter = Counter.of(Allowance.growing(2), name);
        assertThat(take(counter)).isZero();
        assertThat(take(counter)).isZero();

        assertThat(take(counter)).isBetween(1L, 1000L);
        await().until(() -> take(counter) == 0);
        assertThat(take(counter)).isBetween(1000L, 2000L);
    }

    @Test
    void countsForNoneWhereOneSaysWaitAndGivesBack() {
        Counter full = Counter.of(new Allowance(1, LONG, 0, LONG), name, "full");
        Counter other = Counter.of(new Allowance(1, LONG, 0, LONG), name, "other");
        assertThat(take(full)).isZero();
        assertThat(take(other, full)).isBetween(1L, LONG.toMillis());
        assertThat(take(other)).isZero();

        giveBack(full);
        assertThat(take(full)).isZero();
        giveBack(full);
        giveBack(full);
        assertThat(take(full)).isZero();
        assertThat(take(full)).isPositive();
    }

    @Test
    void keepsNothingInTheClearAndNothingForEver() {
        Counter counter = Counter.of(new Allowance(5, LONG, 0, LONG), "ann@example.com", name);
        take(counter);
        take(counter);

        assertThat(redis.key().keys("*")).noneMatch(key -> key.contains("@"));
        String key = redis.key().keys("*" + counter.name()).getFirst();
        assertThat(redis.key().pttl(key)).isBetween(1L, 2 * LONG.toMillis());
        giveBack(counter);
        giveBack(counter);
        assertThat(redis.key().exists(key)).isFalse();
    }

    private long take(Counter... all) {
        return counters.take(List.of(all)).await().indefinitely();
    }

    private void giveBack(Counter counter) {
        counters.giveBack(List.of(counter)).await().indefinitely();
    }
}
