package io.ticketing.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.outbox.WaitingRoom.Arrival;

/// Waits for rows that another service made a moment ago, and whose event is still on its way here.
public abstract class NewRows {

    /// How long a request waits for an event that usually takes some milliseconds.
    protected static final Duration PATIENCE = Duration.ofSeconds(3);

    /// How new a row must be for its event to be awaited.
    private static final Duration NEWER_THAN = Duration.ofSeconds(30);

    /// How many requests may wait at once.
    private static final int PLACES = 1_000;

    private static final int WITH_TIME = 7;

    private final WaitingRoom room;
    private final Pool pool;
    private final Clock clock;
    private final Duration patience;
    private final String query;

    /// @param table its name in SQL, which is never a caller's
    /// @param id the column of its id
    protected NewRows(WaitingRooms rooms, Pool pool, Clock clock, Duration patience, String table, String id) {
        this.room = rooms.open(PLACES);
        this.pool = pool;
        this.clock = clock;
        this.patience = patience;
        this.query = "select 1 from %s where %s = $1".formatted(table, id);
    }

    /// Announces a row, once it is committed.
    public void arrived(UUID id) {
        room.arrived(id);
    }

    /// Waits for the row on behalf of a user, if its id is new.
    public Uni<Arrival> await(UUID id, UUID user) {
        return isNew(id, clock.instant())
                ? room.await(id, user, patience, this::isThere)
                : Uni.createFrom().item(Arrival.MISSING);
    }

    /// Needs no session, so it may be called in any context.
    private Uni<Boolean> isThere(UUID id) {
        return pool.preparedQuery(query).execute(Tuple.of(id)).map(found -> found.size() > 0);
    }

    /// A UUID of version 7 begins with its creation time in milliseconds; other UUIDs do not tell.
    static boolean isNew(UUID id, Instant now) {
        if (id.version() != WITH_TIME) {
            return false;
        }
        var madeAt = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return Duration.between(madeAt, now).abs().compareTo(NEWER_THAN) < 0;
    }
}
