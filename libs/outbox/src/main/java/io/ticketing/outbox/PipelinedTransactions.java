package io.ticketing.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/// Runs transactions through the plain client, for paths that Hibernate is too slow for.
///
/// The client sends statements without waiting for earlier answers. So a transaction takes two
/// round trips: it begins together with its first queries, and commits together with its writes.
@ApplicationScoped
public class PipelinedTransactions {

    private static final int RETRIES = 5;

    private final Pool pool;
    private final OutboxRelay relay;

    PipelinedTransactions(Pool pool, OutboxRelay relay) {
        this.pool = pool;
        this.relay = relay;
    }

    /// One statement, executed for each row of its parameters. Without rows, it is not sent.
    public record Write(String sql, List<Tuple> rows) {}

    /// What a transaction decided after it has read.
    ///
    /// @param writes sent in this order
    /// @param hasEvents whether the relay finds something to do after the commit
    public record Decision<T>(T result, List<Write> writes, boolean hasEvents) {}

    /// If it loses a race to another transaction, it runs again a few times.
    ///
    /// @param limit how long each statement may take
    /// @param decision reads what it needs, and must not write
    public <T> Uni<T> run(Duration limit, Function<SqlConnection, Uni<Decision<T>>> decision) {
        return Uni.createFrom()
                .deferred(() -> pool.withConnection(connection -> attempt(connection, limit, decision)))
                .onFailure(DatabaseFailure::isLostRace)
                .retry()
                .atMost(RETRIES)
                .invoke(this::wakeRelay)
                .map(Decision::result);
    }

    private static <T> Uni<Decision<T>> attempt(
            SqlConnection connection, Duration limit, Function<SqlConnection, Uni<Decision<T>>> decision) {
        return Uni.combine()
                .all()
                .unis(begin(connection, limit), decision.apply(connection))
                .asTuple()
                .map(Tuple2::getItem2)
                .call(decided -> commit(connection, decided.writes()))
                .onFailure()
                .call(() -> rollBack(connection));
    }

    private static Uni<Void> begin(SqlConnection connection, Duration limit) {
        return connection
                .query("begin; set local statement_timeout = " + Math.max(1, limit.toMillis()))
                .execute()
                .replaceWithVoid();
    }

    /// After a failed write, the server refuses all others and answers the commit by rolling back.
    private static Uni<Void> commit(SqlConnection connection, List<Write> writes) {
        List<Uni<?>> statements = new ArrayList<>();
        for (var write : writes) {
            if (!write.rows().isEmpty()) {
                statements.add(connection.preparedQuery(write.sql()).executeBatch(write.rows()));
            }
        }
        statements.add(connection.query("commit").execute());
        return Uni.combine().all().unis(statements).discardItems();
    }

    /// It fails only if the connection is lost, and the transaction with it.
    static Uni<Void> rollBack(SqlConnection connection) {
        return connection
                .query("rollback")
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private void wakeRelay(Decision<?> decided) {
        if (decided.hasEvents()) {
            relay.wake();
        }
    }
}
