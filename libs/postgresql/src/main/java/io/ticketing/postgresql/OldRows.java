package io.ticketing.postgresql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

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

    /// The size of one transaction: some milliseconds.
    public static final int BATCH = 1000;

    /// Deletes those before a time, the oldest first; returns how many. Rows that another process
    /// has locked are skipped.
    public Uni<Long> purge(Pool pool, Instant before) {
        return Uni.createFrom()
                .deferred(() -> deleteBatch(pool, before))
                .repeat()
                .whilst(deleted -> deleted == BATCH)
                .collect()
                .with(Collectors.summingLong(deleted -> deleted));
    }

    /// Uses `ctid`, so that no statistics make the server read the whole table.
    private Uni<Integer> deleteBatch(Pool pool, Instant before) {
        return pool.preparedQuery("""
                        delete from %1$s where ctid = any(array(
                            select ctid from %1$s
                            where %2$s < $1
                            order by %2$s
                            limit $2
                            for update skip locked))
                        """.formatted(table, time))
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), BATCH))
                .map(RowSet::rowCount);
    }
}
