package io.ticketing.messaging;

import java.sql.SQLException;
import java.util.Set;

import jakarta.inject.Singleton;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.hibernate.exception.JDBCConnectionException;

import io.ticketing.database.Migration;
import io.ticketing.events.TransientFailure;

/// Failures of PostgreSQL, told apart by their SQLSTATE or its class. Before the schema is there,
/// any of them passes.
///
/// Source: PostgreSQL error codes,
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
@Singleton
class DatabaseFailure implements TransientFailure {

    private static final String ROLLED_BACK = "40";
    private static final Set<String> AWAY =
            Set.of(
                    "08", // connection
                    "25006", // takes no writes: a primary that another has replaced
                    "25P03", // a transaction that stood still for too long
                    "28", // takes no login: a password that was just changed, for one
                    "3D", // not there, as while it is restored
                    "53", // out of resources
                    "55", // locked, or not in the state for it
                    "57", // an operator stepped in, shutdown and start-up among them
                    "58"); // the server's own system: its disk, for one

    private final Migration migration;

    DatabaseFailure(Migration migration) {
        this.migration = migration;
    }

    @Override
    public boolean matches(Throwable failure) {
        if (failure instanceof JDBCConnectionException
                || failure instanceof ClosedConnectionException) {
            return true;
        }
        String state = stateOf(failure);
        return isOfClass(ROLLED_BACK, state)
                || AWAY.stream().anyMatch(away -> isOfClass(away, state))
                || state != null && !migration.isDone();
    }

    /// Whether the database rolled back because of what another transaction did: a deadlock,
    /// for one.
    static boolean isLostRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOfClass(ROLLED_BACK, stateOf(cause))) {
                return true;
            }
        }
        return false;
    }

    /// Hibernate makes another exception of the client's.
    private static String stateOf(Throwable failure) {
        return switch (failure) {
            case PgException ofTheClient -> ofTheClient.getSqlState();
            case SQLException ofHibernate -> ofHibernate.getSQLState();
            default -> null;
        };
    }

    private static boolean isOfClass(String name, String state) {
        return state != null && state.startsWith(name);
    }
}
