package io.ticketing.load.limit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

import io.ticketing.load.generator.Tally;

/// How many orders per second a plain client can write straight to PostgreSQL.
public final class PlacingLimit {

    private final Connections database;

    public PlacingLimit(Connections database) {
        this.database = database;
    }

    /// @param tickets that are bought, each as likely as the others
    public Tally measure(int tickets, int connections, Duration duration) throws Exception {
        try (Connection owner = database.open()) {
            List<UUID> ids = OrderRows.create(owner, tickets);
            try {
                return measure(ids, connections, duration);
            } finally {
                OrderRows.drop(owner);
            }
        }
    }

    private Tally measure(List<UUID> tickets, int connections, Duration duration) throws Exception {
        List<Connection> open = new ArrayList<>();
        List<Callable<?>> clients = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                open.add(database.open());
                clients.add(client(OrderRows.placing(open.getLast()), tickets));
            }
            Threads.repeat(clients, duration.dividedBy(3));
            return Threads.repeat(clients, duration);
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    private static Callable<?> client(PreparedStatement placing, List<UUID> tickets) {
        UUID buyer = UUID.randomUUID();
        return () -> {
            OrderRows.place(placing, tickets.get(ThreadLocalRandom.current().nextInt(tickets.size())), buyer);
            return null;
        };
    }
}
