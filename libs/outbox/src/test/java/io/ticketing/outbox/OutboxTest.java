package io.ticketing.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Inject
    OutboxBatch batch;

    @Inject
    OutboxConfig config;

    @Inject
    Pool pool;

    @Inject
    Sql sql;

    @Test
    void publishesWhatACommittedTransactionSaved() throws Throwable {
        TicketListed listed = Listings.titled("Rhapsody in Blue");

        save(listed);

        assertThat(TestEvents.await(TicketListed.class, listed::equals)).isEqualTo(listed);
        await().untilAsserted(() -> assertThat(sql.waitingInOutbox()).isZero());
    }

    /// While a newer version is rolled out, its columns are in the table already.
    @Test
    void publishesFromATableWithAColumnOfANewerVersion() throws Throwable {
        TicketListed before = Listings.titled("Of Thee I Sing");
        save(before);
        TestEvents.await(TicketListed.class, before::equals);

        sql.run("alter table outbox add column of_a_newer_version text", Tuple.tuple());
        try {
            TicketListed after = Listings.titled("Let 'Em Eat Cake");
            save(after);
            TestEvents.await(TicketListed.class, after::equals);
        } finally {
            sql.run("alter table outbox drop column of_a_newer_version", Tuple.tuple());
        }
    }

    @Test
    void describesEachEventInCloudEventsHeaders() throws Throwable {
        TicketListed listed = Listings.titled("An American in Paris");

        save(listed);

        TestEvents.await(TicketListed.class, listed::equals);
        ConsumerRecord<String, byte[]> message = messageOf(listed);
        assertThat(TestEvents.header(message, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(TestEvents.header(message, "ce_id")).version())
                .isEqualTo(7);
        assertThat(TestEvents.header(message, "ce_type")).isEqualTo("io.ticketing.contracts.tickets.TicketListed");
        assertThat(TestEvents.header(message, "ce_source")).isEqualTo("/ticketing/messaging-test");
        assertThat(TestEvents.header(message, "ce_subject"))
                .isEqualTo(listed.getTicketId().toString());
        assertThat(TestEvents.header(message, "ce_time")).endsWith("Z");
        assertThat(TestEvents.header(message, "content-type")).isEqualTo("application/avro");
    }

    @Test
    void publishesNothingOfATransactionThatFailed() throws Throwable {
        TicketListed lost = Listings.titled("Porgy and Bess");
        TicketListed kept = Listings.versioned(lost.getTicketId(), 2, "Porgy and Bess");

        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(
                        () -> transactions.run(() -> outbox.add(lost).chain(() -> failure()))))
                .hasMessage("no sale");
        save(kept);

        TestEvents.await(TicketListed.class, kept::equals);
        assertThat(TestEvents.all(TicketListed.class, lost::equals)).isEmpty();
    }

    @Test
    void keepsTheOrderOfATicketsEventsOverManyBatches() throws Throwable {
        UUID ticketId = UUID.randomUUID();
        int events = 400;

        for (int version = 1; version <= events; version++) {
            save(Listings.versioned(ticketId, version, "Concerto in F"));
        }

        await().untilAsserted(() -> assertThat(versionsOf(ticketId)).hasSize(events));
        assertThat(versionsOf(ticketId))
                .isEqualTo(LongStream.rangeClosed(1, events).boxed().toList());
    }

    @Test
    void publishesEachEventOnceAlthoughSeveralRelaysAreAtWork() throws Throwable {
        UUID ticketId = UUID.randomUUID();
        int events = 300;

        save(IntStream.rangeClosed(1, events)
                .mapToObj(version -> Listings.versioned(ticketId, version, "Cuban Overture"))
                .toArray(TicketListed[]::new));
        Uni.join()
                .all(IntStream.range(0, 4).mapToObj(_ -> batch.relay()).toList())
                .andFailFast()
                .await()
                .indefinitely();

        await().untilAsserted(() -> assertThat(versionsOf(ticketId)).hasSize(events));
        assertThat(versionsOf(ticketId))
                .isEqualTo(LongStream.rangeClosed(1, events).boxed().toList());
    }

    @Test
    void takesOverWithinSecondsFromARelayThatHangs() throws Throwable {
        TicketListed listed = Listings.titled("Strike Up the Band");
        var hanging = pool.getConnection().await().indefinitely();
        hanging.query("begin; set local idle_in_transaction_session_timeout = 2000;"
                        + " select pg_advisory_xact_lock("
                        + OutboxBatch.LOCK
                        + ")")
                .execute()
                .await()
                .indefinitely();

        save(listed);

        assertThat(TestEvents.await(TicketListed.class, listed::equals)).isEqualTo(listed);
    }

    @Test
    void holdsNoConnectionWhileAnotherRelayIsAtWork() throws Throwable {
        TicketListed listed = Listings.titled("Blue Monday");
        var other = pool.getConnection().await().indefinitely();
        run(other, "begin; select pg_advisory_xact_lock(" + OutboxBatch.LOCK + ")");
        save(listed);

        assertThat(batch.relay().await().atMost(Duration.ofSeconds(1))).isEmpty();

        assertThat(sql.waitingForAdvisoryLocks()).isZero();
        run(other, "rollback");
        assertThat(TestEvents.await(TicketListed.class, listed::equals)).isEqualTo(listed);
        other.close().await().indefinitely();
    }

    /// Otherwise the producer's late events would come behind those of the next relay.
    @Test
    void doesNotStartWhereABatchEndsBeforeTheProducerGivesUp() {
        long tooLong = config.batchTimeout().toMillis();

        assertThatThrownBy(() -> new OutboxBatch(null, null, null, null, config, tooLong))
                .hasMessageContaining("delivery.timeout.ms");
    }

    @Test
    void relaysABodyThatANewerVersionOfTheServiceWrote() throws Throwable {
        UUID ticketId = UUID.randomUUID();
        Schema newer = withOneMoreField(TicketListed.getClassSchema());
        long fingerprint = OutboxSchemas.fingerprint(newer);
        byte[] body = AvroBodies.encode(newer, ticketId, "Of Thee I Sing");

        sql.run("insert into outbox_schema values ($1, $2)", Tuple.of(fingerprint, newer.toString()));
        sql.run(
                "insert into outbox (id, occurred_at, key, subject, schema_fingerprint, body)"
                        + " values ($1, now(), $2, $2, $3, $4)",
                Tuple.of(UUID.randomUUID(), ticketId, fingerprint, io.vertx.core.buffer.Buffer.buffer(body)));

        await().untilAsserted(() -> assertThat(sql.heardOf(ticketId)).isEqualTo(1));
    }

    private void save(TicketListed... events) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> transactions.run(() -> outbox.add(events)));
    }

    private static void run(SqlConnection connection, String statements) {
        connection.query(statements).execute().await().atMost(Duration.ofSeconds(10));
    }

    private static Uni<Void> failure() {
        return Uni.createFrom().failure(new IllegalArgumentException("no sale"));
    }

    private static List<Long> versionsOf(UUID ticketId) {
        return TestEvents.all(TicketListed.class, ticketId).stream()
                .map(TicketListed::getVersion)
                .toList();
    }

    private static ConsumerRecord<String, byte[]> messageOf(TicketListed listed) {
        return TestEvents.messages("tickets").stream()
                .filter(message -> message.key().equals(listed.getTicketId().toString()))
                .findFirst()
                .orElseThrow();
    }

    private static Schema withOneMoreField(Schema schema) {
        String text = schema.toString();
        String field = "{\"name\":\"venue\",\"type\":\"string\",\"doc\":\"\",\"default\":\"\"},";
        return new Schema.Parser().parse(text.replaceFirst("\"fields\":\\[", "\"fields\":[" + field));
    }
}
