package io.ticketing.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;

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
    private final Clock clock;
    private final Duration patience;
    private final Function<UUID, Uni<Boolean>> look;

    /// @param look says whether a row is there, from whatever context it is called
    protected NewRows(WaitingRooms rooms, Clock clock, Duration patience, Function<UUID, Uni<Boolean>> look) {
        this.room = rooms.open(PLACES);
        this.clock = clock;
        this.patience = patience;
        this.look = look;
    }

    /// Announces a row, once it is committed.
    public void arrived(UUID id) {
        room.arrived(id);
    }

    /// Waits for the row on behalf of a user, if its id is new.
    public Uni<Arrival> await(UUID id, UUID user) {
        return isNew(id, clock.instant())
                ? room.await(id, user, patience, look)
                : Uni.createFrom().item(Arrival.MISSING);
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
