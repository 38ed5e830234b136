package io.ticketing.payments.persistence;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

import io.ticketing.payments.domain.Account;
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

    private static final String TOTALS = """
            select account, currency, sum(amount)::bigint as amount from ledger_entries
            group by account, currency order by account, currency""";

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

    /// Needs no session.
    public Uni<List<AccountTotal>> totals() {
        return pool.preparedQuery(TOTALS)
                .mapping(LedgerRepository::total)
                .execute()
                .map(rows -> Rows.stream(rows).toList());
    }

    private static AccountTotal total(Row row) {
        return new AccountTotal(
                Account.valueOf(row.getString("account")), row.getString("currency"), row.getLong("amount"));
    }
}
