package io.ticketing.messaging;

import java.util.Set;

import jakarta.inject.Singleton;

import io.vertx.pgclient.PgException;
import org.hibernate.exception.JDBCConnectionException;

import io.ticketing.database.Migration;
import io.ticketing.events.TransientFailure;

/// Failures of PostgreSQL, told apart by the class of their SQLSTATE. Before the schema is there,
// any
/// of them passes.
///
/// Source: PostgreSQL error codes,
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
@Singleton
class DatabaseFailure implements TransientFailure {

    private static final String ROLLED_BACK = "40";
    private static final Set<String> AWAY =
            Set.of(
                    "08", // connection
                    "53", // out of resources
                    "55", // locked, or not in the state for it
                    "57"); // an operator stepped in, shutdown and start-up among them

    private final Migration migration;

    DatabaseFailure(Migration migration) {
        this.migration = migration;
    }

    @Override
    public boolean matches(Throwable failure) {
        return switch (failure) {
            case PgException database ->
                    !migration.isDone()
                            || AWAY.contains(classOf(database))
                            || ROLLED_BACK.equals(classOf(database));
            case JDBCConnectionException _ -> true;
            default -> false;
        };
    }

    /// Whether the database rolled back because of what another transaction did: a deadlock,
    /// for one.
    static boolean isLostRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException database && ROLLED_BACK.equals(classOf(database))) {
                return true;
            }
        }
        return false;
    }

    private static String classOf(PgException failure) {
        String state = failure.getSqlState();
        return state == null ? "" : state.substring(0, 2);
    }
}
