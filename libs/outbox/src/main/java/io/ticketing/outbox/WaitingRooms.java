package io.ticketing.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import io.ticketing.postgresql.Notifications;
import io.ticketing.postgresql.SchemaReady;

/// Tells the waiting rooms of all replicas what has arrived at one of them, through the shared
/// database.
///
/// An announcement may be lost while the database is down: nothing relies on it.
@ApplicationScoped
public class WaitingRooms {

    private static final Logger LOG = Logger.getLogger(WaitingRooms.class);
    private static final String CHANNEL = "arrivals";

    /// Arrivals within this time are announced together.
    private static final Duration GATHER = Duration.ofMillis(20);

    /// PostgreSQL accepts 8,000 bytes at once.
    private static final int IDS_AT_ONCE = 200;

    private static final int MOST_UNTOLD = 10_000;

    private final Vertx vertx;
    private final Pool pool;
    private final Notifications notifications;
    private final List<WaitingRoom> rooms = new CopyOnWriteArrayList<>();
    private final BlockingQueue<UUID> untold = new LinkedBlockingQueue<>(MOST_UNTOLD);
    private final AtomicBoolean gathering = new AtomicBoolean();

    WaitingRooms(Vertx vertx, Pool pool, Notifications notifications) {
        this.vertx = vertx;
        this.pool = pool;
        this.notifications = notifications;
    }

    /// @param places how many requests may wait in it at once
    public WaitingRoom open(int places) {
        var room = new WaitingRoom(vertx, this, places);
        rooms.add(room);
        return room;
    }

    void start(@Observes SchemaReady event) {
        notifications.listen(CHANNEL, this::heard);
    }

    void tell(UUID id) {
        if (untold.offer(id) && gathering.compareAndSet(false, true)) {
            vertx.setTimer(GATHER.toMillis(), _ -> tellAll());
        }
    }

    private void tellAll() {
        gathering.set(false);
        var ids = new ArrayList<UUID>(IDS_AT_ONCE);
        while (untold.drainTo(ids, IDS_AT_ONCE) > 0) {
            var message = ids.stream().map(UUID::toString).collect(Collectors.joining(","));
            ids.clear();
            pool.preparedQuery("select pg_notify($1, $2)")
                    .execute(Tuple.of(CHANNEL, message))
                    .subscribe()
                    .with(_ -> {}, e -> LOG.debugf("Other replicas could not be notified: %s", e));
        }
    }

    private void heard(String message) {
        for (var id : message.split(",")) {
            var arrived = UUID.fromString(id);
            rooms.forEach(room -> room.arrivedSomewhere(arrived));
        }
    }
}
