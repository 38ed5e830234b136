package io.ticketing.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import io.ticketing.outbox.WaitingRoom.Arrival;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class WaitingRoomTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Inject
    WaitingRooms rooms;

    @Inject
    Pool pool;

    private final UUID id = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicBoolean there = new AtomicBoolean();

    @Test
    void looksTwiceForWhatNeverComes() {
        assertThat(enter(rooms.open(100), id, user, SHORT).join()).isEqualTo(Arrival.MISSING);
        assertThat(looks).hasValue(2);
    }

    @Test
    void looksTwiceHoweverManyWait() {
        var room = rooms.open(100);
        var waiters = IntStream.range(0, 50)
                .mapToObj(_ -> enter(room, id, UUID.randomUUID(), SHORT))
                .toList();

        assertThat(waiters).allMatch(it -> it.join() == Arrival.MISSING);
        assertThat(looks).hasValueLessThan(10);
    }

    @Test
    void letsAllGoWhenItArrives() {
        var room = rooms.open(100);
        var waiters = List.of(enter(room, id, user, LONG), enter(room, id, user, LONG));
        await().until(() -> looks.get() == 1);

        room.arrived(id);

        assertThat(waiters).allMatch(it -> it.join() == Arrival.ARRIVED);
        assertThat(looks).hasValue(1);
    }

    @Test
    void hearsOfWhatArrivesAtAnotherReplica() {
        var waiter = enter(rooms.open(100), id, user, LONG);

        await().until(() -> {
            pool.preparedQuery("select pg_notify('arrivals', $1)")
                    .executeAndAwait(Tuple.of(UUID.randomUUID() + "," + id));
            return waiter.isDone();
        });
        assertThat(waiter.join()).isEqualTo(Arrival.ARRIVED);
        assertThat(looks).hasValue(1);
    }

    @Test
    void findsWhatArrivedBeforeItBeganToWait() {
        there.set(true);

        assertThat(enter(rooms.open(100), id, user, LONG).join()).isEqualTo(Arrival.ARRIVED);
        assertThat(looks).hasValue(1);
    }

    @Test
    void findsAtLastWhatNobodySaid() {
        var waiter = enter(rooms.open(100), id, user, SHORT);
        await().until(() -> looks.get() == 1);
        there.set(true);

        assertThat(waiter.join()).isEqualTo(Arrival.ARRIVED);
    }

    @Test
    void leavesOthersTheirPlaces() {
        var room = rooms.open(100);
        var rude = IntStream.range(0, 90)
                .mapToObj(_ -> enter(room, UUID.randomUUID(), user, LONG))
                .toList();
        await().until(() -> rude.stream().filter(CompletableFuture::isDone).count() == 80);

        var other = enter(room, id, UUID.randomUUID(), LONG);
        await().until(() -> looks.get() == 11);
        room.arrived(id);

        assertThat(other.join()).isEqualTo(Arrival.ARRIVED);
    }

    @Test
    void givesPlacesBack() {
        var room = rooms.open(1);
        for (var i = 0; i < 20; i++) {
            assertThat(enter(room, UUID.randomUUID(), user, Duration.ofMillis(1))
                            .join())
                    .isEqualTo(Arrival.MISSING);
        }
    }

    @Test
    void refusesMoreThanItHasRoomFor() {
        var room = rooms.open(1);
        enter(room, id, user, LONG);
        await().until(() -> looks.get() == 1);

        assertThat(enter(room, id, user, LONG).join()).isEqualTo(Arrival.TOO_MANY_WAIT);
    }

    private CompletableFuture<Arrival> enter(WaitingRoom room, UUID wanted, UUID by, Duration patience) {
        Supplier<Uni<Arrival>> waiting = () -> room.await(wanted, by, patience, this::look);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return VertxContextSupport.subscribeAndAwait(waiting);
                    } catch (Throwable e) {
                        throw new AssertionError(e);
                    }
                },
                Thread::startVirtualThread);
    }

    private Uni<Boolean> look(UUID wanted) {
        return Uni.createFrom().item(() -> {
            looks.incrementAndGet();
            return there.get();
        });
    }
}
