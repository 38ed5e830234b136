package io.ticketing.local.parts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The services of the system, in the order of their ports.
public enum Service {
    STOREFRONT(0, "64m", false),
    /// Hashing a password takes 19 MB for a moment.
    AUTH(1, "160m", true),
    TICKETS(2, "96m", true),
    ORDERS(3, "128m", true),
    PAYMENTS(4, "96m", true),
    EXPIRATION(5, "64m", false);

    private final int portOffset;
    private final String heap;
    private final boolean database;

    Service(int portOffset, String heap, boolean database) {
        this.portOffset = portOffset;
        this.heap = heap;
        this.database = database;
    }

    /// The names of the databases the services own.
    public static List<String> databases() {
        return Arrays.stream(values()).filter(Service::hasDatabase).map(Service::toString).toList();
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

    boolean hasDatabase() {
        return database;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
