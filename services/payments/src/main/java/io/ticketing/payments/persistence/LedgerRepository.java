package io.ticketing.payments.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.payments.domain.Entry;
import io.ticketing.payments.domain.Posting;
import io.ticketing.postgresql.Rows;

/// The ledger. What is posted once stays as it is: the database refuses changes, and postings that do
/// not balance.
@ApplicationScoped
public class LedgerRepository {

    /// All entries in one statement: a step of a payment waits for it. Of two at the same moment, the
    /// second finds a conflict.
    private static final String POST = """
            insert into ledger_entries
            select posted.*
            from json_populate_recordset(cast(null as ledger_entries), cast(cast(:entries as text) as json)) as posted
            where not exists (
                select from ledger_entries as known where known.kind = posted.kind and known.subject = posted.subject)
            on conflict do nothing""";

    private static final String AT_GATEWAY = """
            select currency, sum(amount)::bigint as amount from ledger_entries
            where account = 'GATEWAY' group by currency""";

    private static final String UNDER_WAY = """
            select currency, sum(amount)::bigint as amount from (
                select currency, abs(amount) as amount from ledger_entries
                where account = 'GATEWAY' and posted_at >= $1
                union all
                select currency, amount from payments
                where status in ('CAPTURING', 'VOIDING') and due_at is not null
                union all
                select p.currency, p.amount / p.quantity * r.tickets
                from refunds r join payments p on p.id = r.payment_id where r.due_at is not null
                union all
                select currency, amount from payouts where status = 'PENDING') as moved
            group by currency""";

    private final Pool pool;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    LedgerRepository(Pool pool) {
        this.pool = pool;
    }

    /// Adds postings in the running transaction, except those of a kind that has been posted about their
    /// subject.
    public Uni<Void> post(List<Posting> postings) {
        if (postings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var entries = new JsonArray();
        postings.forEach(posting -> addTo(entries, posting));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(POST)
                        .setParameter("entries", entries.encode())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private void addTo(JsonArray entries, Posting posting) {
        var id = ids.generate().toString();
        posting.entries().forEach(entry -> entries.add(row(id, posting, entry)));
    }

    private static JsonObject row(String id, Posting posting, Entry entry) {
        return new JsonObject()
                .put("posting_id", id)
                .put("kind", posting.kind().name())
                .put("subject", posting.subject())
                .put("account", entry.account().name())
                .put("seller_id", entry.sellerId())
                .put("currency", entry.currency())
                .put("amount", entry.amount())
                .put("payment_id", posting.paymentId().orElse(null))
                .put("reference", posting.reference().orElse(null))
                .put("posted_at", posting.at())
                .put("available_at", entry.availableAt());
    }

    /// What the gateway keeps for us, by currency. Needs no session.
    public Uni<Map<String, Long>> atGateway() {
        return sums(pool.preparedQuery(AT_GATEWAY).execute());
    }

    /// What the gateway may know before us, or we before it, by currency. Needs no session.
    ///
    /// @param since when the gateway was asked
    public Uni<Map<String, Long>> underWay(Instant since) {
        return sums(pool.preparedQuery(UNDER_WAY).execute(Tuple.of(since.atOffset(ZoneOffset.UTC))));
    }

    private static Uni<Map<String, Long>> sums(Uni<RowSet<Row>> rows) {
        return rows.map(found -> Rows.stream(found)
                .collect(Collectors.toMap(row -> row.getString("currency"), row -> row.getLong("amount"))));
    }
}
