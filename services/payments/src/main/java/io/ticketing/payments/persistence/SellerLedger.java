package io.ticketing.payments.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.payments.domain.PostingKind;
import io.ticketing.postgresql.Rows;

/// The part of the ledger that concerns a seller. It needs no session.
@ApplicationScoped
public class SellerLedger {

    /// The platform's fee is in the same posting as the seller's share.
    private static final String SHARES = """
            ledger_entries as share left join ledger_entries as fee
                on fee.posting_id = share.posting_id and fee.currency = share.currency and fee.account = 'PLATFORM_FEE'
            where share.account = 'SELLER' and share.seller_id = $1""";

    private static final String BALANCES = """
            select currency,
                coalesce(sum(net) filter (where available_at <= $2), 0)::bigint as available,
                coalesce(sum(net) filter (where available_at > $2), 0)::bigint as pending,
                coalesce(sum(net + fee) filter (where kind in ('CAPTURE', 'CAPTURE_REVOKED')), 0)::bigint as sold,
                sum(fee)::bigint as fees,
                coalesce(-sum(net + fee) filter (where kind in ('REFUND', 'REFUND_SENT_BACK')), 0)::bigint as refunded,
                coalesce(-sum(net) filter (where kind in ('DISPUTE', 'DISPUTE_WON')), 0)::bigint as disputed,
                coalesce(-sum(net) filter (where kind = 'PAYOUT'), 0)::bigint as paid_out
            from (
                select share.currency, share.kind, share.available_at,
                    -share.amount as net, coalesce(-fee.amount, 0) as fee
                from %s) as shares
            group by currency order by currency""".formatted(SHARES);

    /// Posting ids are UUIDv7, so they tell the order.
    private static final String ENTRIES = """
            select share.posting_id, share.kind, share.currency, -share.amount as net,
                coalesce(-fee.amount, 0) as fee, share.payment_id, share.reference, share.posted_at, share.available_at
            from %s and share.posted_at >= $2 and share.posted_at < $3 and ($4::uuid is null or share.posting_id < $4)
            order by share.posting_id desc limit $5""".formatted(SHARES);

    private static final String ABOUT_TO_BE_REFUNDED = """
            select currency, sum(amount)::bigint as amount from (
                select currency, amount / quantity * tickets_refunding - fee * tickets_refunding / quantity as amount
                from payments
                where seller_id = $1 and tickets_refunding > 0
                union all
                select p.currency, (p.amount / p.quantity - p.fee / p.quantity)
                    * (p.quantity - p.tickets_refunding - p.tickets_refunded)
                from listings l join payments p on p.ticket_id = l.ticket_id
                where l.seller_id = $1 and l.refunds_all and p.status = 'CAPTURED'
                    and p.tickets_refunding + p.tickets_refunded < p.quantity) as refunds
            group by currency""";

    private final Pool pool;

    SellerLedger(Pool pool) {
        this.pool = pool;
    }

    /// One for each currency in which the seller has sold something.
    public Uni<List<SellerBalance>> balances(UUID sellerId, Instant now) {
        return pool.preparedQuery(BALANCES)
                .mapping(SellerLedger::balance)
                .execute(Tuple.of(sellerId, utc(now)))
                .map(rows -> Rows.stream(rows).toList());
    }

    /// What buyers get back of the seller's sales, and is not posted yet, by currency.
    public Uni<Map<String, Long>> aboutToBeRefunded(UUID sellerId) {
        return pool.preparedQuery(ABOUT_TO_BE_REFUNDED)
                .execute(Tuple.of(sellerId))
                .map(rows -> Rows.stream(rows)
                        .collect(Collectors.toMap(row -> row.getString("currency"), row -> row.getLong("amount"))));
    }

    /// Newest first.
    ///
    /// @param after where the page starts
    public Uni<List<SellerEntry>> entries(UUID sellerId, Period period, Optional<UUID> after, int limit) {
        return pool.preparedQuery(ENTRIES)
                .mapping(SellerLedger::entry)
                .execute(Tuple.of(sellerId, utc(period.from()), utc(period.until()), after.orElse(null), limit))
                .map(rows -> Rows.stream(rows).toList());
    }

    private static SellerBalance balance(Row row) {
        return new SellerBalance(
                row.getString("currency"),
                row.getLong("available"),
                row.getLong("pending"),
                row.getLong("sold"),
                row.getLong("fees"),
                row.getLong("refunded"),
                row.getLong("disputed"),
                row.getLong("paid_out"));
    }

    private static SellerEntry entry(Row row) {
        return new SellerEntry(
                row.getUUID("posting_id"),
                PostingKind.valueOf(row.getString("kind")),
                row.getString("currency"),
                row.getLong("net"),
                row.getLong("fee"),
                row.getUUID("payment_id"),
                row.getString("reference"),
                row.getOffsetDateTime("posted_at").toInstant(),
                row.getOffsetDateTime("available_at").toInstant());
    }

    private static Object utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
