package io.ticketing.expiration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The scripts on a real Redis, with keys that no worker uses.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class DeadlineStoreTest {

    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    private static final Duration LONG_AGO = Duration.ofDays(-2);

    @Inject
    ReactiveRedisDataSource redis;

    private String keys;
    private DeadlineStore store;

    @BeforeEach
    void useKeysOfItsOwn() {
        keys = "test-" + UUID.randomUUID();
        store = new DeadlineStore(redis, Settings.of(keys));
    }

    @Test
    void claimsWhatIsDueAndNothingElse() {
        var due = OrderFixture.dueIn(Duration.ofMillis(-1)).reservation();
        var later = OrderFixture.dueIn(Duration.ofMinutes(1)).reservation();
        reserve(due, later);

        assertThat(claim()).containsExactly(due);
    }

    @Test
    void letsWhatWasClaimedAndNotPublishedFallDueAgainWithinASecond() {
        var due = OrderFixture.dueIn(Duration.ZERO).reservation();
        reserve(due);
        assertThat(claim()).containsExactly(due);
        Instant claimed = Instant.now();

        assertThat(claim()).isEmpty();

        await().pollInterval(Duration.ofMillis(20)).until(this::claim, List.of(due)::equals);
        assertThat(Duration.between(claimed, Instant.now())).isBetween(Duration.ofMillis(400), Duration.ofSeconds(1));
    }

    /// As if Redis' clock were behind.
    @Test
    void claimsByTheCallersClockWhenThatIsAhead() {
        var due = OrderFixture.dueIn(Duration.ofSeconds(4)).reservation();
        reserve(due);

        assertThat(claim(Instant.now().plusSeconds(3))).isEmpty();
        assertThat(claim(Instant.now().plusSeconds(5))).containsExactly(due);
    }

    @Test
    void claimsByRedisClockWhenTheCallersIsBehind() {
        var due = OrderFixture.dueIn(Duration.ofMillis(-1)).reservation();
        reserve(due);

        assertThat(claim(Instant.now().minusSeconds(3600))).containsExactly(due);
    }

    @Test
    void doesNotBelieveAClockThatIsFarAhead() {
        reserve(OrderFixture.dueIn(Duration.ofSeconds(30)).reservation());

        assertThat(claim(Instant.now().plusSeconds(3600))).isEmpty();
    }

    /// A clock that is ahead announces too early, and orders finds that it is not yet time.
    @Test
    void speaksTwiceASecondUntilEveryClockIsPastTheDeadline() {
        for (int past : new int[] {0, 1, 3}) {
            useKeysOfItsOwn();
            var due = OrderFixture.dueIn(Duration.ofSeconds(-past)).reservation();
            reserve(due);
            assertThat(claim()).containsExactly(due);

            assertThat(pauseOf(due)).isBetween(0.3, 0.6);
        }
    }

    /// Otherwise orders would have the more to read, the less it keeps up.
    @Test
    void speaksAgainOfAFewAtOnceAndOfAllThatIsNew() {
        store = new DeadlineStore(redis, Settings.of(keys).withBatch(1000));
        var overdue = Stream.generate(
                        () -> OrderFixture.dueIn(Duration.ofSeconds(-1)).reservation())
                .limit(300)
                .toList();
        reserve(overdue.toArray(Reservation[]::new));
        assertThat(claim()).hasSize(300);
        await().until(() -> done(store.dueBy(Instant.now())) == 300);
        var due = OrderFixture.dueIn(Duration.ZERO).reservation();
        reserve(PARTITION, 1, due);

        assertThat(claim()).hasSize(101).contains(due);
        assertThat(claim()).isEmpty();
        await().until(() -> done(store.dueBy(Instant.now())) == 301);
    }

    @Test
    void waitsLongerFromTimeToTime() {
        var due = OrderFixture.dueIn(Duration.ofSeconds(-30)).reservation();
        reserve(due);
        assertThat(claim()).containsExactly(due);

        assertThat(pauseOf(due)).isBetween(29.0, 31.0);
    }

    @Test
    void neverWaitsLongerThanTheLongestPause() {
        var due = OrderFixture.dueIn(Duration.ofHours(-1)).reservation();
        reserve(due);
        assertThat(claim()).containsExactly(due);

        assertThat(pauseOf(due)).isBetween(59.0, 60.0);
    }

    @Test
    void makesReleasedReservationsDueAtOnceUnlessTheirOrderEnded() {
        var released = OrderFixture.dueIn(Duration.ZERO).reservation();
        var ended = OrderFixture.dueIn(Duration.ZERO).reservation();
        reserve(released, ended);
        List<Reservation> claimed = claim();
        done(store.apply(PARTITION, 1, 2, List.of(new OrderChange.Ended(ended.orderId()))));

        done(store.release(claimed));

        assertThat(claim()).containsExactly(released);
    }

    @Test
    void leavesTheNewerDeadlineOfAReleasedReservationAlone() {
        var order = OrderFixture.dueIn(Duration.ofMinutes(-1));
        var renewed = order.renewedFor(Duration.ofMinutes(1)).reservation();
        reserve(order.reservation());
        List<Reservation> claimed = claim();
        done(store.apply(PARTITION, 1, 2, List.of(new OrderChange.Reserved(renewed))));

        done(store.release(claimed));

        assertThat(claim()).isEmpty();
        assertThat(pauseOf(renewed)).isBetween(58.0, 60.0);
    }

    /// Events come again after a crash, and a dead letter comes again behind newer events.
    @Test
    void keepsTheNewerDeadlineWhenTheOlderOneComesAgain() {
        var order = OrderFixture.dueIn(Duration.ofMinutes(-1));
        var renewed = order.renewedFor(Duration.ofMinutes(1));
        var shortened = renewed.renewedFor(Duration.ofMinutes(-2));

        reserve(order.reservation(), renewed.reservation(), order.reservation());
        assertThat(claim()).isEmpty();
        reserve(PARTITION, 1, shortened.reservation(), renewed.reservation());
        assertThat(claim()).containsExactly(shortened.reservation());
    }

    @Test
    void speaksAtLeastTwiceOfWhatIsLongPastAndThenNoMore() {
        store = new DeadlineStore(redis, Settings.of(keys).withLongestPause(Duration.ofMillis(100)));
        var forgotten = OrderFixture.dueIn(LONG_AGO).reservation();
        reserve(forgotten);
        assertThat(claim()).containsExactly(forgotten);
        await().until(this::claim, List.of(forgotten)::equals);

        var orderId = forgotten.orderId().toString();
        assertThat(done(redis.execute("ZSCORE", key("deadlines"), orderId))).isNull();
        assertThat(done(redis.execute("HGET", key("reservations"), orderId))).isNull();
        assertThat(done(store.waiting())).isZero();
    }

    @Test
    void neverGivesTheSameReservationToTwoWorkersInOneRound() {
        var due = Stream.generate(
                        () -> OrderFixture.dueIn(Duration.ofMinutes(-1)).reservation())
                .limit(2000)
                .toList();
        reserve(due.toArray(Reservation[]::new));

        var rounds =
                IntStream.range(0, 20).mapToObj(_ -> store.claim(Instant.now())).toList();
        List<List<Reservation>> claimed = done(Uni.join().all(rounds).andFailFast());

        assertThat(claimed.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(due);
        assertThat(claimed).allSatisfy(round -> assertThat(round).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void appliesNothingWhenThePlaceIsNotTheOneRemembered() {
        var first = OrderFixture.dueIn(Duration.ZERO).reservation();
        var second = OrderFixture.dueIn(Duration.ZERO).reservation();
        reserve(first);

        assertThat(reserve(PARTITION, DeadlineStore.NO_OFFSET, second)).isFalse();
        assertThat(reserve(PARTITION, 7, second)).isFalse();

        assertThat(claim()).containsExactly(first);
        assertThat(done(store.offsets(List.of(PARTITION)))).containsEntry(PARTITION, 1L);
        var other = new TopicPartition("orders", 1);
        assertThat(done(store.offsets(List.of(other)))).containsEntry(other, DeadlineStore.NO_OFFSET);
        assertThat(reserve(other, DeadlineStore.NO_OFFSET, second)).isTrue();
    }

    @Test
    void forgetsEverythingWhenAPartOfItIsLost() {
        for (String lost : List.of("deadlines", "reservations")) {
            useKeysOfItsOwn();
            reserve(OrderFixture.dueIn(Duration.ofMinutes(1)).reservation());
            done(redis.execute("DEL", key(lost)));

            assertThat(claim()).isEmpty();

            assertRemembersNothing();
        }
    }

    @Test
    void forgetsHowFarItFollowedWhenEveryDeadlineIsLost() {
        reserve(OrderFixture.dueIn(Duration.ofMinutes(1)).reservation());
        done(redis.execute("UNLINK", key("deadlines"), key("reservations")));

        assertThat(claim()).isEmpty();

        assertRemembersNothing();
    }

    @Test
    void forgetsHowFarItFollowedWhenEveryDeadlineWasLostBeforeAnother() {
        reserve(OrderFixture.dueIn(Duration.ofMinutes(1)).reservation());
        done(redis.execute("UNLINK", key("deadlines"), key("reservations")));
        var later = OrderFixture.dueIn(Duration.ofMinutes(1)).reservation();
        reserve(PARTITION, 1, later);

        assertThat(claim()).isEmpty();

        assertRemembersNothing();
    }

    /// As if only the offsets had been deleted: nothing says what the deadlines have missed since.
    @Test
    void speaksOfNothingWhenItDoesNotKnowHowFarItFollowed() {
        reserve(OrderFixture.dueIn(Duration.ofMinutes(-1)).reservation());
        done(redis.execute("DEL", key("offsets")));

        assertThat(claim()).isEmpty();

        assertThat(done(store.waiting())).isZero();
    }

    /// Around a rebalance: the one that read less must not cover what the other one knows.
    @Test
    void appliesPartsOfOneFollowerAtATime() {
        var order = OrderFixture.dueIn(Duration.ofMinutes(-1)).reservation();
        assertThat(begin("reads less")).isTrue();
        assertThat(begin("reads more", new OrderChange.Ended(order.orderId()))).isTrue();

        assertThat(goOn("reads less", new OrderChange.Reserved(order))).isFalse();
        assertThat(finish(1, "reads less")).isFalse();
        assertThat(finish(2, "reads more")).isTrue();

        assertThat(claim()).isEmpty();
        assertThat(done(store.offsets(List.of(PARTITION)))).containsEntry(PARTITION, 2L);
    }

    @Test
    void appliesNoFurtherPartWhenTheFirstIsLost() {
        var first = OrderFixture.dueIn(Duration.ofMinutes(-1)).reservation();
        var second = OrderFixture.dueIn(Duration.ofMinutes(-1)).reservation();
        begin("before", new OrderChange.Reserved(first));
        done(redis.execute("DEL", key("deadlines"), key("reservations"), key("offsets")));

        assertThat(goOn("before", new OrderChange.Reserved(second))).isFalse();
        assertThat(finish(2, "before")).isFalse();

        assertRemembersNothing();
        assertThat(begin("after", new OrderChange.Reserved(first))).isTrue();
        assertThat(goOn("after", new OrderChange.Reserved(second))).isTrue();
        assertThat(finish(2, "after")).isTrue();
        assertThat(claim()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void appliesNoFurtherPartWhenThePlaceHasMoved() {
        var order = OrderFixture.dueIn(Duration.ofMinutes(-1)).reservation();
        begin("behind");
        done(store.apply(PARTITION, DeadlineStore.NO_OFFSET, 2, List.of()));

        assertThat(goOn("behind", new OrderChange.Reserved(order))).isFalse();
        assertThat(finish(1, "behind")).isFalse();
        assertThat(done(store.begin(PARTITION, 1, "behind", List.of()))).isFalse();
        assertThat(done(store.finish(PARTITION, 2, 3, "behind"))).isFalse();
    }

    @Test
    void remembersItsPlaceWhileNothingWaits() {
        var ended = OrderFixture.dueIn(Duration.ofMinutes(1)).reservation();
        reserve(ended);
        done(store.apply(PARTITION, 1, 2, List.of(new OrderChange.Ended(ended.orderId()))));

        assertThat(claim()).isEmpty();

        assertThat(done(store.offsets(List.of(PARTITION)))).containsEntry(PARTITION, 2L);
        assertThat(done(store.waiting())).isZero();
    }

    @Test
    void countsWhatWaitsAndWhatIsDue() {
        assertThat(done(store.waiting())).isZero();
        reserve(
                OrderFixture.dueIn(Duration.ofMinutes(-1)).reservation(),
                OrderFixture.dueIn(Duration.ofMinutes(1)).reservation());

        assertThat(done(store.waiting())).isEqualTo(2);
        assertThat(done(store.dueBy(Instant.now()))).isEqualTo(1);
        assertThat(done(store.dueBy(Instant.now().plus(LONG_AGO.negated())))).isEqualTo(2);
    }

    private void assertRemembersNothing() {
        assertThat(done(store.offsets(List.of(PARTITION)))).containsEntry(PARTITION, DeadlineStore.NO_OFFSET);
    }

    private boolean begin(String turn, OrderChange... changes) {
        return done(store.begin(PARTITION, DeadlineStore.NO_OFFSET, turn, List.of(changes)));
    }

    private boolean goOn(String turn, OrderChange... changes) {
        return done(store.goOn(PARTITION, DeadlineStore.NO_OFFSET, turn, List.of(changes)));
    }

    private boolean finish(long to, String turn) {
        return done(store.finish(PARTITION, DeadlineStore.NO_OFFSET, to, turn));
    }

    private void reserve(Reservation... reservations) {
        assertThat(reserve(PARTITION, DeadlineStore.NO_OFFSET, reservations)).isTrue();
    }

    private boolean reserve(TopicPartition partition, long from, Reservation... reservations) {
        List<OrderChange> changes = Stream.of(reservations)
                .<OrderChange>map(OrderChange.Reserved::new)
                .toList();
        return done(store.apply(partition, from, 1, changes));
    }

    private List<Reservation> claim() {
        return claim(Instant.now());
    }

    private List<Reservation> claim(Instant now) {
        return done(store.claim(now));
    }

    /// Seconds from now until the reservation is due again.
    private double pauseOf(Reservation reservation) {
        double score = done(redis.execute(
                        "ZSCORE", key("deadlines"), reservation.orderId().toString()))
                .toDouble();
        return score / 1e6 - Instant.now().toEpochMilli() / 1e3;
    }

    private String key(String name) {
        return "{" + keys + "}:" + name;
    }

    private static <T> T done(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(10));
    }
}
