package io.ticketing.payments.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.hibernate.LockMode;

import io.ticketing.payments.domain.SellerAccount;
import io.ticketing.postgresql.Rows;

/// Sellers' accounts at the gateway, and those of which the gateway has told something.
@ApplicationScoped
public class SellerAccountRepository implements PanacheRepositoryBase<SellerAccount, UUID> {

    private static final String ADD = """
            insert into seller_accounts (seller_id, status, attempts, broken, looks, created_at)
            values ($1, 'ONBOARDING', 0, 0, 0, $2) on conflict do nothing""";

    private static final String LOOK_AT = """
            update seller_accounts set looks = looks + 1, due_at = $2 where account_id = $1""";

    private static final String PAYABLE = """
            select seller_id from seller_accounts
            where status = 'ENABLED' and ($1::uuid is null or seller_id > $1) and exists (
                select from ledger_entries as entry
                where entry.account = 'SELLER' and entry.seller_id = seller_accounts.seller_id
                    and entry.available_at <= $2
                group by entry.currency having -sum(entry.amount) >= $3)
            order by seller_id limit $4""";

    private static final String DUE = "from SellerAccount where dueAt <= :now order by dueAt";

    private final Pool pool;

    SellerAccountRepository(Pool pool) {
        this.pool = pool;
    }

    /// Adds the seller's account unless there is one. It is a transaction of its own, and needs no
    /// session.
    public Uni<Void> add(UUID sellerId, Instant now) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(sellerId, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /// Stores that there is something to see. It is a transaction of its own, and needs no session.
    ///
    /// @return whether the account is one of ours
    public Uni<Boolean> lookAt(String accountId, Instant now) {
        return pool.preparedQuery(LOOK_AT)
                .execute(Tuple.of(accountId, now.atOffset(ZoneOffset.UTC)))
                .map(updated -> updated.rowCount() == 1);
    }

    /// Sellers who can be paid and are owed at least so much in a currency, by id. It needs no session.
    ///
    /// @param after where the list goes on
    public Uni<List<UUID>> payable(Optional<UUID> after, long minimum, Instant now, int limit) {
        return pool.preparedQuery(PAYABLE)
                .mapping(row -> row.getUUID("seller_id"))
                .execute(Tuple.of(after.orElse(null), now.atOffset(ZoneOffset.UTC), minimum, limit))
                .map(rows -> Rows.stream(rows).toList());
    }

    public Uni<SellerAccount> lock(UUID sellerId) {
        return findById(sellerId, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Accounts of which the gateway is to be asked, locked. Those locked by another process are
    /// skipped.
    public Uni<List<SellerAccount>> lockDue(Instant now, int limit) {
        return getSession()
                .chain(session -> session.createSelectionQuery(DUE, SellerAccount.class)
                        .setParameter("now", now)
                        .setMaxResults(limit)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList());
    }
}
