package io.ticketing.payments.histories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

import io.ticketing.contracts.EventTypes;
import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.contracts.payments.PaymentRefunded;
import io.ticketing.contracts.payments.PaymentVoided;
import io.ticketing.payments.domain.PaymentStatus;
import io.ticketing.postgresql.Rows;

/// Reads the records of payments, and makes time pass in them for one order.
final class PaymentRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// The relay never finds anything in the outbox: what is published stays in a table of the test.
    private static final String KEEP_EVENTS = """
            create table if not exists published as table outbox with no data;
            create index if not exists published_about on published (key, position);
            create or replace function keep() returns trigger language plpgsql as $$
            begin
                insert into published select new.*;
                delete from outbox where position = new.position;
                return null;
            end $$;
            create or replace trigger keep after insert on outbox for each row execute function keep()""";

    private static final String PUBLISHED = """
            select position, occurred_at, schema_fingerprint, body from published
            where key = $1 and position > $2 order by position""";

    /// Everything with a time that is not over yet, or that others compare with one.
    private static final String PASS_TIME = """
            with paid as (
                    update payments set due_at = due_at - $3::interval, authorized_at = authorized_at - $3::interval
                    where order_id = $1 returning id),
                listed as (update listings set returns_until = returns_until - $3::interval where ticket_id = $2),
                refunded as (
                    update refunds set due_at = due_at - $3::interval, doubt_until = doubt_until - $3::interval
                    where payment_id in (select id from payments where order_id = $1)),
                told as (
                    update gateway_events set due_at = due_at - $3::interval
                    where payment_id in (select id from payments where order_id = $1))
            update payable_orders set expires_at = expires_at - $3::interval where id = $1""";

    private static final String DUE = """
            with paid as (select * from payments where order_id = $1),
                returned as (select * from refunds where payment_id in (select id from paid)),
                told as (select * from gateway_events where payment_id in (select id from paid)),
                sales as (
                    select from paid join listings using (ticket_id) where refunds_all and status = 'CAPTURED'
                        and tickets_refunding + tickets_refunded < quantity)
            select
                exists (select from paid where due_at <= now()),
                exists (select from returned where due_at <= now()) or exists (select from sales),
                exists (select from told where due_at <= now()),
                exists (select from sales)
                    or exists (select from returned where status = 'PENDING')
                    or exists (select from told where due_at is not null)
                    or exists (select from paid where status in
                        ('AUTHORIZING', 'ACTION_REQUIRED', 'AUTHORIZED', 'CAPTURING', 'VOIDING', 'RETURNING'))""";

    private static final String PAYMENTS = """
            select id, status, intent_id, amount, tickets_refunded from payments where order_id = $1 order by created_at""";

    private static final Map<Long, Schema> SCHEMAS = EventTypes.all().values().stream()
            .collect(Collectors.toMap(SchemaNormalization::parsingFingerprint64, Function.identity()));

    private static final SpecificData EVENTS = events();

    private final Pool pool;

    PaymentRecords(Pool pool) {
        this.pool = pool;
    }

    /// A payment as it is saved.
    record Payment(UUID id, PaymentStatus status, String intentId, long amount, int ticketsRefunded) {}

    /// What payments has left to do for an order, now or later.
    record Due(boolean payments, boolean refunds, boolean events, boolean anything) {}

    /// @param position grows with each event
    record Published(long position, PaymentEvent event) {}

    void keepEvents() {
        pool.query(KEEP_EVENTS).execute().await().atMost(PATIENCE);
    }

    List<Payment> payments(UUID orderId) {
        return query(PAYMENTS, Tuple.of(orderId), PaymentRecords::payment);
    }

    Due due(UUID orderId) {
        return query(DUE, Tuple.of(orderId), PaymentRecords::due).getFirst();
    }

    /// @param ahead how far the history is ahead of the clock
    List<Published> published(UUID ticketId, long after, Duration ahead) {
        return query(PUBLISHED, Tuple.of(ticketId, after), row -> published(row, ahead));
    }

    void passTime(Terms terms, Duration time) {
        var interval = Interval.of(0, 0, 0, 0, 0, (int) time.toSeconds());
        query(PASS_TIME, Tuple.of(terms.orderId(), terms.ticketId(), interval), _ -> time);
    }

    private <T> List<T> query(String sql, Tuple parameters, Function<Row, T> read) {
        return pool.preparedQuery(sql)
                .mapping(read)
                .execute(parameters)
                .map(rows -> Rows.stream(rows).toList())
                .await()
                .atMost(PATIENCE);
    }

    private static Due due(Row row) {
        return new Due(row.getBoolean(0), row.getBoolean(1), row.getBoolean(2), row.getBoolean(3));
    }

    private static Payment payment(Row row) {
        return new Payment(
                row.getUUID("id"),
                PaymentStatus.valueOf(row.getString("status")),
                row.getString("intent_id"),
                row.getLong("amount"),
                row.getInteger("tickets_refunded"));
    }

    private static Published published(Row row, Duration ahead) {
        var time = row.getOffsetDateTime("occurred_at").toInstant().plus(ahead);
        var schema = SCHEMAS.get(row.getLong("schema_fingerprint"));
        return new Published(
                row.getLong("position"),
                event(read(schema, row.getBuffer("body").getBytes()), time));
    }

    private static SpecificRecord read(Schema schema, byte[] body) {
        try {
            return new SpecificDatumReader<SpecificRecord>(schema, schema, EVENTS)
                    .read(null, DecoderFactory.get().binaryDecoder(body, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Finds the event classes in the tests' class loader, which may not be Avro's.
    private static SpecificData events() {
        var data = new SpecificData(EventTypes.class.getClassLoader());
        data.addLogicalTypeConversion(new Conversions.UUIDConversion());
        return data;
    }

    private static PaymentEvent event(SpecificRecord event, Instant time) {
        return switch (event) {
            case PaymentAuthorized it ->
                new PaymentEvent.Authorized(it.getPayment().getPaymentId(), time);
            case PaymentCaptured it -> new PaymentEvent.Captured(it.getPayment().getPaymentId(), time);
            case PaymentVoided it -> new PaymentEvent.Voided(it.getPayment().getPaymentId(), time);
            case PaymentFailed it -> new PaymentEvent.Failed(it.getPayment().getPaymentId(), time, it.getStage());
            case PaymentRefunded it ->
                new PaymentEvent.Refunded(it.getPayment().getPaymentId(), time, it.getReturned());
            default -> throw new IllegalStateException("payments publishes " + event.getSchema());
        };
    }
}
