package io.ticketing.postgresql;

import java.time.Instant;
import java.time.OffsetDateTime;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/// The rows of a table that may go when their time is past. They are deleted in batches, so that no
/// transaction is long; several processes may do so at once.
///
/// @param table its name in SQL, which is never a caller's
/// @param time the column of the time, with an index
public record OldRows(String table, String time) {

    /// Deletes the oldest of those before a time, in the running transaction; returns how many.
    public Uni<Integer> delete(Instant before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(statement(":before", ":limit"))
                        .setParameter("before", before)
                        .setParameter("limit", limit)
                        .executeUpdate());
    }

    /// The same in a transaction of its own.
    public Uni<Integer> delete(Pool pool, OffsetDateTime before, int limit) {
        return pool.preparedQuery(statement("$1", "$2"))
                .execute(Tuple.of(before, limit))
                .map(RowSet::rowCount);
    }

    /// Uses `ctid`, so that no statistics make the server read the whole table.
    private String statement(String before, String limit) {
        return """
               delete from %1$s where ctid = any(array(
                   select ctid from %1$s
                   where %2$s < %3$s
                   order by %2$s
                   limit %4$s
                   for update skip locked))
               """.formatted(table, time, before, limit);
    }
}
