package io.ticketing.load.limit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// The rows that an order takes, in tables of the same form as those of orders: the order, its event
/// in the outbox, and the new stock.
///
/// They are written in one statement, so that an order costs one round trip and one commit. A client
/// that writes order by order can hardly do better.
final class OrderRows {

    private static final int EVENT_BYTES = 300;
    private static final byte[] EVENT = new byte[EVENT_BYTES];

    private static final List<String> CREATE = List.of(
            "drop schema if exists load_limit cascade",
            "create schema load_limit",
            "create table load_limit.stock (like public.stock including all)",
            "create table load_limit.orders (like public.orders including all)",
            "create table load_limit.outbox (like public.outbox including all)",
            "alter table load_limit.orders add foreign key (ticket_id) references load_limit.stock");

    private static final String TICKETS = """
            insert into load_limit.stock
                (ticket_id, version, ticket_version, title, price, currency, listed, quantity, held, sold, withdrawn)
            select gen_random_uuid(), 1, 1, 'Opera, first row', 2050, 'USD', 10000000, 10000000, 0, 0, false
            from generate_series(1, %d)
            returning ticket_id""";

    private static final String PLACE = """
            with changed as (
                update load_limit.stock set version = version + 1, held = held + 1 where ticket_id = ? returning *
            ), placed as (
                insert into load_limit.orders (id, version, status, buyer_id, ticket_id, ticket_version, ticket_title,
                    quantity, unit_price, currency, created_at, expires_at)
                select ?, 1, 'CREATED', ?, ticket_id, ticket_version, title, 1, price, currency, now(),
                    now() + interval '15 minutes'
                from changed
            )
            insert into load_limit.outbox (id, occurred_at, key, subject, schema_fingerprint, body)
            values (?, now(), ?, ?, 0, ?)""";

    private OrderRows() {}

    /// @return the ids of the tickets
    static List<UUID> create(Connection connection, int tickets) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : CREATE) {
                statement.execute(sql);
            }
            List<UUID> ids = new ArrayList<>();
            try (var rows = statement.executeQuery(TICKETS.formatted(tickets))) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    static void drop(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop schema load_limit cascade");
        }
    }

    static PreparedStatement placing(Connection connection) throws SQLException {
        return connection.prepareStatement(PLACE);
    }

    static void place(PreparedStatement placing, UUID ticket, UUID buyer) throws SQLException {
        UUID order = timeOrdered();
        placing.setObject(1, ticket);
        placing.setObject(2, order);
        placing.setObject(3, buyer);
        placing.setObject(4, timeOrdered());
        placing.setObject(5, ticket);
        placing.setObject(6, order);
        placing.setBytes(7, EVENT);
        placing.executeUpdate();
    }

    /// Of version 7, as orders' are: new ids are neighbours in the index.
    private static UUID timeOrdered() {
        var random = ThreadLocalRandom.current();
        long time = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
        return new UUID(time, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }
}
