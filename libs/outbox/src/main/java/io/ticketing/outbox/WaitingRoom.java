package io.ticketing.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

import io.ticketing.deadline.Deadline;
import io.ticketing.deadline.TooLateException;

/// Requests wait here for a row that an event or another request is about to save. The database is
/// not polled meanwhile, and no thread or connection is held.
///
/// The code that saves the row announces it to all replicas. An announcement may be lost, so each
/// id is also looked up when the first request begins to wait for it, and at the end of each
/// request's wait. Simultaneous lookups are shared.
public final class WaitingRoom {

    public enum Arrival {
        ARRIVED,
        MISSING,
        TOO_MANY_WAIT
    }

    /// A user who waits for more at once does not take other users' places.
    static final int IDS_PER_USER = 10;

    private static final Duration LOOK_COUNTS_FOR = Duration.ofMillis(100);

    private final Vertx vertx;
    private final WaitingRooms rooms;
    private final int places;

    private final Map<UUID, Group> groups = new HashMap<>();
    private final Map<UUID, Integer> idsOfUsers = new HashMap<>();
    private int taken;

    WaitingRoom(Vertx vertx, WaitingRooms rooms, int places) {
        this.vertx = vertx;
        this.rooms = rooms;
        this.places = places;
    }

    /// Waits for the id on behalf of a user, but no longer than the caller does: then it fails with
    /// [TooLateException].
    ///
    /// @param look says whether it is there, from whatever context it is called
    public Uni<Arrival> await(UUID id, UUID user, Duration patience, Function<UUID, Uni<Boolean>> look) {
        return Uni.createFrom().emitter(emitter -> enter(new Waiter(id, user, emitter), patience, look));
    }

    /// Announces that it is there, once that is committed. It is cheap, and any thread may call it.
    public void arrived(UUID id) {
        arrivedSomewhere(id);
        rooms.tell(id);
    }

    void arrivedSomewhere(UUID id) {
        take(id).forEach(waiter -> waiter.end(Arrival.ARRIVED));
    }

    private void enter(Waiter waiter, Duration patience, Function<UUID, Uni<Boolean>> look) {
        var isFirst = false;
        synchronized (groups) {
            if (!hasRoom(waiter)) {
                waiter.end(Arrival.TOO_MANY_WAIT);
                return;
            }
            isFirst = !groups.containsKey(waiter.id);
            add(waiter);
        }
        var left = Deadline.current().map(Deadline::left).orElse(patience);
        var isCut = left.compareTo(patience) < 0;
        var time = Math.max(1, (isCut ? left : patience).toMillis());
        waiter.timer = vertx.setTimer(time, _ -> giveUp(waiter, isCut, look));
        if (isFirst) {
            look(waiter.id, look).subscribe().with(_ -> {}, _ -> {});
        }
    }

    private void giveUp(Waiter waiter, boolean isCut, Function<UUID, Uni<Boolean>> look) {
        if (isCut) {
            fail(waiter, new TooLateException());
        } else {
            look(waiter.id, look).subscribe().with(_ -> miss(waiter), failure -> fail(waiter, failure));
        }
    }

    private void miss(Waiter waiter) {
        if (remove(waiter)) {
            waiter.end(Arrival.MISSING);
        }
    }

    private void fail(Waiter waiter, Throwable failure) {
        if (remove(waiter)) {
            waiter.fail(failure);
        }
    }

    /// Releases all requests whose row is there.
    private Uni<Boolean> look(UUID id, Function<UUID, Uni<Boolean>> look) {
        synchronized (groups) {
            var group = groups.get(id);
            if (group == null) {
                return Uni.createFrom().item(true);
            }
            if (group.look == null) {
                group.look = Uni.createFrom()
                        .deferred(() -> look.apply(id))
                        .invoke(known -> seen(id, known))
                        .onTermination()
                        .invoke(() -> forgetLater(group))
                        .memoize()
                        .indefinitely();
            }
            return group.look;
        }
    }

    private void seen(UUID id, boolean known) {
        if (known) {
            arrivedSomewhere(id);
        }
    }

    private void forgetLater(Group group) {
        vertx.setTimer(LOOK_COUNTS_FOR.toMillis(), _ -> forgetLook(group));
    }

    private void forgetLook(Group group) {
        synchronized (groups) {
            group.look = null;
        }
    }

    private boolean hasRoom(Waiter waiter) {
        var group = groups.get(waiter.id);
        return taken < places
                && (group != null && group.has(waiter.user) || idsOfUsers.getOrDefault(waiter.user, 0) < IDS_PER_USER);
    }

    private void add(Waiter waiter) {
        var group = groups.computeIfAbsent(waiter.id, _ -> new Group());
        if (!group.has(waiter.user)) {
            idsOfUsers.merge(waiter.user, 1, Integer::sum);
        }
        group.waiters.add(waiter);
        taken++;
    }

    private boolean remove(Waiter waiter) {
        synchronized (groups) {
            var group = groups.get(waiter.id);
            if (group == null || !group.waiters.remove(waiter)) {
                return false;
            }
            taken--;
            if (!group.has(waiter.user)) {
                forgetIdOf(waiter.user);
            }
            if (group.waiters.isEmpty()) {
                groups.remove(waiter.id);
            }
            return true;
        }
    }

    private List<Waiter> take(UUID id) {
        synchronized (groups) {
            var group = groups.remove(id);
            if (group == null) {
                return List.of();
            }
            taken -= group.waiters.size();
            group.waiters.stream().map(it -> it.user).distinct().forEach(this::forgetIdOf);
            return group.waiters;
        }
    }

    private void forgetIdOf(UUID user) {
        idsOfUsers.computeIfPresent(user, (_, ids) -> ids == 1 ? null : ids - 1);
    }

    /// All requests that wait for one id.
    private static final class Group {

        private final List<Waiter> waiters = new ArrayList<>();
        private @Nullable Uni<Boolean> look;

        boolean has(UUID user) {
            return waiters.stream().anyMatch(it -> it.user.equals(user));
        }
    }

    /// Continues in the Vert.x context in which it began to wait, where database sessions belong.
    private final class Waiter {

        private final UUID id;
        private final UUID user;
        private final UniEmitter<? super Arrival> emitter;
        private final Context context = vertx.getOrCreateContext();
        private volatile long timer = -1;

        Waiter(UUID id, UUID user, UniEmitter<? super Arrival> emitter) {
            this.id = id;
            this.user = user;
            this.emitter = emitter;
        }

        void end(Arrival arrival) {
            vertx.cancelTimer(timer);
            context.runOnContext(_ -> emitter.complete(arrival));
        }

        void fail(Throwable failure) {
            context.runOnContext(_ -> emitter.fail(failure));
        }
    }
}
