package io.ticketing.payments.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.payments.domain.Receipt;
import io.ticketing.postgresql.Rows;

/// Receipts and credit notes, which are only ever added.
@ApplicationScoped
public class ReceiptRepository implements PanacheRepositoryBase<Receipt, UUID> {

    /// Literals, for the partial indexes.
    private static final String WAITING_SELLERS = """
            select distinct seller_id from (
                (select seller_id from payments
                    where status in ('CAPTURED', 'REFUNDED') and not receipted
                    order by authorized_at limit $1)
                union all
                (select p.seller_id from refunds r join payments p on p.id = r.payment_id
                    where r.status in ('REFUNDED', 'SENT_BACK') and not r.credited
                    order by r.created_at limit $1)) as due""";

    private final Pool pool;

    ReceiptRepository(Pool pool) {
        this.pool = pool;
    }

    /// The sellers of the oldest payments without a receipt, and of the oldest refunds without a credit
    /// note. It needs no session.
    ///
    /// @param limit how many payments and how many refunds are looked at
    public Uni<List<UUID>> waitingSellers(int limit) {
        return pool.preparedQuery(WAITING_SELLERS)
                .mapping(row -> row.getUUID("seller_id"))
                .execute(Tuple.of(limit))
                .map(rows -> Rows.stream(rows).toList());
    }

    public Uni<Void> add(List<Receipt> issued) {
        return issued.isEmpty() ? Uni.createFrom().voidItem() : persist(issued);
    }

    /// The receipts and credit notes of these payments, oldest first.
    public Uni<List<Receipt>> ofPayments(List<UUID> paymentIds) {
        return list("purchase.paymentId in ?1 order by id", paymentIds);
    }

    /// What a seller has issued, newest first, after the given one.
    public Uni<List<Receipt>> ofSeller(UUID sellerId, Optional<UUID> after, int limit) {
        var newestFirst = after.map(id -> find("sellerId = ?1 and id < ?2 order by id desc", sellerId, id))
                .orElseGet(() -> find("sellerId = ?1 order by id desc", sellerId));
        return newestFirst.range(0, limit - 1).list();
    }
}
