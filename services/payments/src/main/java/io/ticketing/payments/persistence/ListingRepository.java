package io.ticketing.payments.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.payments.domain.Listing;

/// What tickets has told of each ticket: newer versions only. Each statement is a transaction of its
/// own, and needs no session.
@ApplicationScoped
public class ListingRepository implements PanacheRepositoryBase<Listing, UUID> {

    private static final String OFFERED = """
            insert into listings (ticket_id, version, seller_id, returns_until, refunds_all)
            values ($1, $2, $3, $4, false)
            on conflict (ticket_id) do update set version = excluded.version, returns_until = excluded.returns_until
            where listings.version < excluded.version""";

    /// Buyers keep their right to return what is no longer sold.
    private static final String WITHDRAWN = """
            insert into listings (ticket_id, version, seller_id, refunds_all) values ($1, $2, $3, $4)
            on conflict (ticket_id) do update set version = excluded.version, refunds_all = excluded.refunds_all
            where listings.version < excluded.version""";

    private final Pool pool;

    ListingRepository(Pool pool) {
        this.pool = pool;
    }

    public Uni<Boolean> isKnown(UUID ticketId) {
        return pool.preparedQuery("select 1 from listings where ticket_id = $1")
                .execute(Tuple.of(ticketId))
                .map(found -> found.size() > 0);
    }

    /// @param version of the ticket
    public Uni<Void> offered(UUID ticketId, long version, UUID sellerId, Optional<Instant> returnsUntil) {
        var until = returnsUntil.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null);
        return pool.preparedQuery(OFFERED)
                .execute(Tuple.of(ticketId, version, sellerId, until))
                .replaceWithVoid();
    }

    /// @param version of the ticket
    /// @param refundsAll whether all its buyers get their money back
    public Uni<Void> withdrawn(UUID ticketId, long version, UUID sellerId, boolean refundsAll) {
        return pool.preparedQuery(WITHDRAWN)
                .execute(Tuple.of(ticketId, version, sellerId, refundsAll))
                .replaceWithVoid();
    }
}
