package io.ticketing.local.parts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.ticketing.servers.JavaProgram.Speed;

/// The services of the system, in the order of their ports.
public enum Service {
    STOREFRONT(0, "64m", Speed.LOAD, false),
    /// Hashing a password briefly takes 20 MB and a lot of arithmetic. With 160 MB of heap, a third
    /// of that is garbage collection.
    AUTH(1, "224m", Speed.LOAD, true),
    TICKETS(2, "96m", Speed.START, true),
    ORDERS(3, "128m", Speed.LOAD, true),
    PAYMENTS(4, "96m", Speed.START, true),
    EXPIRATION(5, "64m", Speed.START, false);

    private final int portOffset;
    private final String heap;
    private final Speed speed;
    private final boolean database;

    Service(int portOffset, String heap, Speed speed, boolean database) {
        this.portOffset = portOffset;
        this.heap = heap;
        this.speed = speed;
        this.database = database;
    }

    /// The names of the services' databases.
    public static List<String> databases() {
        return Arrays.stream(values())
                .filter(Service::hasDatabase)
                .map(Service::toString)
                .toList();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Service::toString).toList();
    }

    int portOffset() {
        return portOffset;
    }

    String heap() {
        return heap;
    }

    Speed speed() {
        return speed;
    }

    boolean hasDatabase() {
        return database;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
