package io.ticketing.payments.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.payments.domain.GatewayEvent;
import io.ticketing.payments.domain.GatewayNews;
import io.ticketing.postgresql.OldRows;
import io.ticketing.postgresql.Rows;

/// What the gateway has told. Each statement is a transaction of its own, and needs no session.
@ApplicationScoped
public class GatewayEventRepository {

    private static final OldRows OLD = new OldRows("gateway_events", "received_at");

    private static final String ADD = """
            insert into gateway_events (id, news, payment_id, received_at, due_at)
            values ($1, $2, $3, $4, $5) on conflict do nothing""";

    /// Purchases first: a cancelled event tells of thousands of refunds at once.
    private static final String CLAIM = """
            update gateway_events set attempts = attempts + 1, due_at = $2
            where id in (
                select id from gateway_events where due_at <= $1
                order by news = 'REFUNDS_CHANGED', due_at limit $3 for update skip locked)
            returning id, news, payment_id, attempts""";

    private final Pool pool;

    GatewayEventRepository(Pool pool) {
        this.pool = pool;
    }

    /// Stores an event that moves its payment, which is looked at when it is due.
    ///
    /// @return whether the event is new
    public Uni<Boolean> addDue(GatewayEvent event, UUID paymentId, Instant now, Instant due) {
        return add(Tuple.of(event.id(), event.news().name(), paymentId, utc(now), utc(due)));
    }

    /// Stores an event that tells nothing new.
    ///
    /// @return whether the event is new
    public Uni<Boolean> addKnown(GatewayEvent event, UUID paymentId, Instant now) {
        return add(Tuple.of(event.id(), event.news().name(), paymentId, utc(now), null));
    }

    private Uni<Boolean> add(Tuple row) {
        return pool.preparedQuery(ADD).execute(row).map(added -> added.rowCount() == 1);
    }

    /// Takes due events, which are due again when the lease ends. Those locked by another process
    /// are skipped.
    public Uni<List<DueGatewayEvent>> claim(Instant now, Instant leaseEnd, int limit) {
        return pool.preparedQuery(CLAIM)
                .mapping(GatewayEventRepository::read)
                .execute(Tuple.of(utc(now), utc(leaseEnd), limit))
                .map(rows -> Rows.stream(rows).toList());
    }

    public Uni<Void> applied(String id) {
        return pool.preparedQuery("update gateway_events set due_at = null where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    public Uni<Void> tryAgainAt(String id, Instant time) {
        return pool.preparedQuery("update gateway_events set due_at = $2 where id = $1")
                .execute(Tuple.of(id, utc(time)))
                .replaceWithVoid();
    }

    public Uni<Long> purge(Instant before) {
        return OLD.purge(pool, before);
    }

    private static DueGatewayEvent read(Row row) {
        return new DueGatewayEvent(
                row.getString("id"),
                GatewayNews.valueOf(row.getString("news")),
                row.getUUID("payment_id"),
                row.getInteger("attempts"));
    }

    private static Object utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
