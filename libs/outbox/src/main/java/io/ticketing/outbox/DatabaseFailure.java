package io.ticketing.outbox;

import java.sql.SQLException;
import java.util.Set;

import jakarta.inject.Singleton;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;

import io.ticketing.kafka.TransientFailure;
import io.ticketing.postgresql.Migration;

/// Failures of PostgreSQL, distinguished by their SQLSTATE or its class. Until the schema is
/// migrated, all of them count as transient.
///
/// Source: PostgreSQL error codes,
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
@Singleton
class DatabaseFailure implements TransientFailure {

    private static final String ROLLED_BACK = "40";
    private static final Set<String> AWAY = Set.of(
            "08", // connection
            "25006", // accepts no writes: a primary that was replaced by another
            "25P03", // a transaction that was idle for too long
            "28", // accepts no login: for example a password that was just changed
            "3D", // does not exist, as while it is being restored
            "53", // out of resources
            "55", // locked, or in the wrong state for it
            "57", // an operator intervened, including shutdown and start-up
            "58"); // the server's own system: for example its disk

    private final Migration migration;

    DatabaseFailure(Migration migration) {
        this.migration = migration;
    }

    @Override
    public boolean matches(Throwable failure) {
        if (failure instanceof JDBCConnectionException || failure instanceof ClosedConnectionException) {
            return true;
        }
        String state = stateOf(failure);
        return isOfClass(ROLLED_BACK, state)
                || AWAY.stream().anyMatch(away -> isOfClass(away, state))
                || state != null && !migration.isDone();
    }

    /// Whether the database rolled back because of another transaction: for example a deadlock.
    static boolean isLostRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOfClass(ROLLED_BACK, stateOf(cause))) {
                return true;
            }
        }
        return false;
    }

    /// Hibernate wraps the client's exception.
    private static @Nullable String stateOf(Throwable failure) {
        return switch (failure) {
            case PgException ofTheClient -> ofTheClient.getSqlState();
            case SQLException ofHibernate -> ofHibernate.getSQLState();
            default -> null;
        };
    }

    private static boolean isOfClass(String name, @Nullable String state) {
        return state != null && state.startsWith(name);
    }
}
