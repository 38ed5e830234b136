package io.ticketing.payments.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;

/// The database of payments, in which a test holds locks: what waits for them can't be committed.
final class PaymentsDatabase implements AutoCloseable {

    /// The lock of the relay, which the process that publishes events holds (ADR 0002).
    private static final long RELAY = 0x7469636b6574L;

    private static final String WAITING = """
            select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'""";

    private final Connection locks;
    private final Connection statements;

    private PaymentsDatabase(Connection locks, Connection statements) {
        this.locks = locks;
        this.statements = statements;
    }

    static PaymentsDatabase of(Map<String, String> config) throws SQLException {
        var locks = connect(config);
        locks.setAutoCommit(false);
        return new PaymentsDatabase(locks, connect(config));
    }

    private static Connection connect(Map<String, String> config) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(config.get("DB_HOST"), config.get("DB_PORT"), config.get("DB_NAME")),
                config.get("DB_USERNAME"),
                config.get("DB_PASSWORD"));
    }

    /// Nothing about the order is committed until [#release].
    void lock(UUID orderId) throws SQLException {
        execute(locks, "select from payable_orders where id = '%s' for update".formatted(orderId));
    }

    /// Nothing is published until [#release].
    void lockRelay() throws SQLException {
        execute(locks, "select pg_advisory_xact_lock(%d)".formatted(RELAY));
    }

    void awaitWaiting(int transactions) {
        Awaitility.await("waiting for locks").until(() -> waiting() == transactions);
    }

    private int waiting() throws SQLException {
        try (var statement = statements.createStatement();
                var rows = statement.executeQuery(WAITING)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    void release() throws SQLException {
        locks.rollback();
    }

    /// The leases of all calls end, as they would after a minute.
    void endLeases() throws SQLException {
        for (var table : new String[] {"payments", "refunds", "gateway_events"}) {
            execute(statements, "update %s set due_at = now() where due_at is not null".formatted(table));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        locks.close();
        statements.close();
    }
}
