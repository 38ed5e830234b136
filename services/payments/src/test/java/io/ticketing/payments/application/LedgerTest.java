package io.ticketing.payments.application;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.outbox.Transactions;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.payments.domain.Account;
import io.ticketing.payments.domain.Entry;
import io.ticketing.payments.domain.Posting;
import io.ticketing.payments.domain.PostingKind;
import io.ticketing.payments.persistence.LedgerRepository;
import io.ticketing.postgresql.Contexts;
import io.ticketing.postgresql.Rows;
import io.ticketing.testing.TestEvents;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.as;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.callGateway;
import static io.ticketing.payments.PaymentsClient.captured;
import static io.ticketing.payments.PaymentsClient.intentIds;
import static io.ticketing.payments.PaymentsClient.nextRefund;
import static io.ticketing.payments.PaymentsClient.refundsAtGateway;
import static io.ticketing.payments.StripeEvents.tellOfDispute;
import static io.ticketing.payments.StripeEvents.tellOfRefund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

/// What the ledger holds after each way that a payment may go. The platform keeps 5 %.
@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class LedgerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BALANCE = "/api/payments/balance";

    @Inject
    LedgerRepository ledger;

    @Inject
    Transactions transactions;

    @Inject
    Contexts contexts;

    @Inject
    Pool pool;

    @AfterEach
    void balances() {
        nextRefund("WORKS");
        assertThat(holdsThatDisagree()).isZero();
    }

    @Test
    void followsASaleAndItsRefunds() throws Exception {
        var order = order().of(3);
        var payment = captured(order);

        assertThat(posted(payment)).isEqualTo("""
                AUTHORIZATION HELD 6150
                AUTHORIZATION HOLDS -6150
                CAPTURE GATEWAY 6150
                CAPTURE PLATFORM_FEE -307
                CAPTURE SELLER -5843
                RELEASE HELD -6150
                RELEASE HOLDS 6150
                """);
        assertBalance(order, Map.of("available", 58.43, "pending", 0, "sold", 61.5, "fees", 3.07, "refunded", 0));

        refund(order, payment, 1);
        assertBalance(order, Map.of("available", 38.95, "sold", 61.5, "fees", 2.05, "refunded", 20.5));
        refund(order, payment, 2);
        assertBalance(
                order, Map.of("available", 0, "sold", 61.5, "fees", 0, "refunded", 61.5, "disputed", 0, "paidOut", 0));

        assertEntries(order, payment);
        assertTable(order, payment);
        assertThat(as(UUID.randomUUID()).get(BALANCE).jsonPath().getList("")).isEmpty();
        assertThat(as(UUID.randomUUID()).get(BALANCE + "/entries").jsonPath().getList(""))
                .isEmpty();
    }

    /// In pages of two.
    private static void assertEntries(OrderFixture order, UUID payment) {
        var first = as(order.sellerId()).get(BALANCE + "/entries?limit=2&from=2026-01-01");
        first.then().statusCode(200);
        var newest = first.jsonPath();
        assertThat(newest.getList("kind")).containsExactly("refund", "refund");
        assertThat(newest.getDouble("[0].amount")).isEqualTo(-41);
        assertThat(newest.getDouble("[0].fee")).isEqualTo(-2.05);
        assertThat(newest.getDouble("[0].net")).isEqualTo(-38.95);
        var next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
        assertThat(next).endsWith("&from=2026-01-01");
        var last = as(order.sellerId()).get(next);
        assertThat(last.header("Link")).isNull();
        var sale = last.jsonPath();
        assertThat(sale.getList("kind")).containsExactly("capture");
        assertThat(sale.getUUID("[0].paymentId")).isEqualTo(payment);
        assertThat(sale.getString("[0].reference")).isEqualTo(intentIds(order).getFirst());
        assertThat(as(order.sellerId())
                        .get(BALANCE + "/entries?until=2020-01-01")
                        .jsonPath()
                        .getList(""))
                .isEmpty();
        as(order.sellerId()).get(BALANCE + "/entries?from=yesterday").then().statusCode(400);
    }

    private static void assertTable(OrderFixture order, UUID payment) throws Exception {
        var today = LocalDate.now(ZoneOffset.UTC);
        var answer = as(order.sellerId())
                .accept("text/csv")
                .get(BALANCE + "/entries?from=%s&until=%s".formatted(today.minusDays(1), today));
        answer.then().statusCode(200);
        assertThat(answer.contentType()).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).contains("balance.csv");
        assertThat(answer.asString())
                .startsWith("id,kind,createdAt,availableAt,currency,amount,fee,net,")
                .endsWith("\r\n");
        var rows = CSVParser.parse(
                        answer.asString(),
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                .getRecords();
        assertThat(rows).extracting(row -> row.get("kind")).containsExactly("refund", "refund", "capture");
        assertThat(rows).extracting(row -> row.get("net")).containsExactly("-38.95", "-19.48", "58.43");
        assertThat(rows).extracting(row -> row.get("paymentId")).containsOnly(payment.toString());
        assertThat(as(order.sellerId())
                        .get(BALANCE + "/entries?format=csv&from=" + today.minusDays(1))
                        .asString())
                .isEqualTo(answer.asString());
        as(order.sellerId())
                .accept("text/html")
                .get(BALANCE + "/entries")
                .then()
                .statusCode(406);
    }

    @Test
    void keepsBackWhatBuyersMayReturn() {
        var order = order();
        var until = Instant.parse("2100-01-01T00:00:00Z");
        TestEvents.publish(new TicketListed(
                order.ticketId(), 2L, order.sellerId(), new Offer("Concert", 2050L, "USD", 10, until)));
        TestEvents.awaitHandled("tickets", "payments");

        captured(order);

        assertBalance(order, Map.of("available", 0, "pending", 19.48));
        var entry = as(order.sellerId()).get(BALANCE + "/entries").jsonPath();
        assertThat(Instant.parse(entry.getString("[0].availableAt"))).isEqualTo(until);
    }

    @Test
    void givesASellerWhatABankHasSentBack() {
        var order = order();
        var payment = captured(order);
        nextRefund("IS_RETURNED");
        refund(order, payment, 1);
        Awaitility.await().atMost(PATIENCE).until(() -> refundsAtGateway(order, "status"), equalTo(List.of("failed")));
        tellOfRefund("failed", intentIds(order).getLast());

        awaitPosted(payment, "REFUND_SENT_BACK GATEWAY 2050\nREFUND_SENT_BACK SELLER -2050\n");
        assertBalance(order, Map.of("available", 20.5, "fees", 0, "refunded", 0));
    }

    @Test
    void releasesWhatIsVoided() {
        var order = order();
        var payment = authorized(order, "tok_visa");
        TestEvents.publish(order.cancelled(2));
        awaitStatus(order, payment, "voided");

        assertThat(posted(payment)).isEqualTo("""
                AUTHORIZATION HELD 2050
                AUTHORIZATION HOLDS -2050
                RELEASE HELD -2050
                RELEASE HOLDS 2050
                """);
        assertThat(as(order.sellerId()).get(BALANCE).jsonPath().getList("")).isEmpty();
    }

    @Test
    void owesNothingToASellerWhoseOrderWasCapturedInVain() {
        var order = order();
        var payment = authorized(order, "tok_visa");
        callGateway(intentIds(order).getFirst(), "capture");
        TestEvents.publish(order.cancelled(2));
        awaitStatus(order, payment, "refunded");

        assertThat(posted(payment)).isEqualTo("""
                AUTHORIZATION HELD 2050
                AUTHORIZATION HOLDS -2050
                CAPTURE_IN_VAIN GATEWAY 2050
                CAPTURE_IN_VAIN RETURNS -2050
                REFUND GATEWAY -2050
                REFUND RETURNS 2050
                RELEASE HELD -2050
                RELEASE HOLDS 2050
                """);
    }

    @Test
    void takesBackWhatASellerHadOfACancelledOrder() {
        var order = order();
        var payment = captured(order);
        TestEvents.publish(order.cancelled(4));
        awaitStatus(order, payment, "refunded");

        awaitPosted(payment, """
                CAPTURE_REVOKED PLATFORM_FEE 102
                CAPTURE_REVOKED RETURNS -2050
                CAPTURE_REVOKED SELLER 1948
                REFUND GATEWAY -2050
                REFUND RETURNS 2050
                """);
        assertBalance(order, Map.of("available", 0, "sold", 0, "fees", 0, "refunded", 0));
    }

    @Test
    void takesFromASellerWhatABankTakesBack() {
        var order = order();
        var payment = captured(order, "tok_createDispute");
        tellOfDispute("created", intentIds(order).getFirst());

        awaitPosted(payment, "DISPUTE GATEWAY -2050\nDISPUTE SELLER 2050\n");
        assertBalance(order, Map.of("available", -1.02, "sold", 20.5, "fees", 1.02, "disputed", 20.5));
    }

    @Test
    void postsOnce() {
        var subject = UUID.randomUUID().toString();
        var posting = posting(subject, 5, -5);

        post(posting, posting(subject + "-other", 1, -1));
        post(posting);

        assertThat(rows(subject)).isEqualTo(2);
        assertThat(rows(subject + "-other")).isEqualTo(2);
    }

    @Test
    void isNeverChanged() {
        var subject = UUID.randomUUID().toString();
        post(posting(subject, 5, -5));

        for (var change : List.of(
                "update ledger_entries set amount = amount + 1 where subject = $1",
                "delete from ledger_entries where subject = $1")) {
            assertThatThrownBy(() -> execute(change, subject)).hasMessageContaining("never changed");
        }
        assertThatThrownBy(() ->
                        pool.query("truncate ledger_entries").execute().await().atMost(PATIENCE))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> execute("""
                        insert into ledger_entries (posting_id, kind, subject, account, currency, amount, posted_at)
                        values (gen_random_uuid(), 'FOREIGN', $1, 'OTHER', 'USD', 5, now())""", "unbalanced")).hasMessageContaining("must sum to zero");
        assertThat(rows(subject)).isEqualTo(2);
    }

    private static Posting posting(String subject, long debit, long credit) {
        return new Posting(
                PostingKind.FOREIGN,
                subject,
                Optional.empty(),
                Optional.of(subject),
                Instant.now(),
                List.of(
                        new Entry(Account.GATEWAY, debit, "USD", null, null),
                        new Entry(Account.OTHER, credit, "USD", null, null)));
    }

    private void post(Posting... postings) {
        contexts.fresh(() -> transactions.run(() -> ledger.post(List.of(postings))))
                .await()
                .atMost(PATIENCE);
    }

    private static void refund(OrderFixture order, UUID payment, int tickets) {
        var begun = as(order.sellerId())
                .body(Map.of("quantity", tickets))
                .post("/api/payments/%s/refunds".formatted(payment));
        begun.then().statusCode(201);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> as(order.sellerId()).get(begun.header("Location")).path("status"), equalTo("refunded"));
    }

    /// The seller's one balance has these values, among others, and adds up.
    private static void assertBalance(OrderFixture order, Map<String, Number> expected) {
        var balances = as(order.sellerId()).get(BALANCE);
        balances.then().statusCode(200);
        assertThat(balances.jsonPath().getList("currency")).containsExactly("USD");
        var balance = balances.jsonPath();
        expected.forEach((field, amount) ->
                assertThat(cents(balance, field)).as(field).isEqualTo(Math.round(amount.doubleValue() * 100)));
        assertThat(cents(balance, "available") + cents(balance, "pending"))
                .isEqualTo(cents(balance, "sold")
                        - cents(balance, "fees")
                        - cents(balance, "refunded")
                        - cents(balance, "disputed")
                        - cents(balance, "paidOut"));
    }

    private static long cents(JsonPath balance, String field) {
        return Math.round(balance.getDouble("[0]." + field) * 100);
    }

    private void awaitPosted(UUID payment, String expected) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(posted(payment)).contains(expected));
    }

    /// A line for each entry about the payment.
    private String posted(UUID payment) {
        return Rows.stream(pool.preparedQuery("""
                        select string_agg(concat_ws(' ', kind, account, amount) || E'\\n', '' order by kind, account) as lines
                        from ledger_entries where payment_id = $1""")
                        .execute(Tuple.of(payment))
                        .await()
                        .atMost(PATIENCE))
                .findFirst()
                .orElseThrow()
                .getString("lines");
    }

    private int rows(String subject) {
        return pool.preparedQuery("select 1 from ledger_entries where subject = $1")
                .execute(Tuple.of(subject))
                .await()
                .atMost(PATIENCE)
                .size();
    }

    private void execute(String sql, String subject) {
        pool.preparedQuery(sql).execute(Tuple.of(subject)).await().atMost(PATIENCE);
    }

    /// Payments for which the ledger holds money and the card does not, or the other way round.
    private long holdsThatDisagree() {
        return pool.query("""
                        select count(*) from payments p
                        where (status in ('AUTHORIZED', 'CAPTURING', 'VOIDING')) <> (
                            select coalesce(sum(amount), 0) > 0 from ledger_entries
                            where payment_id = p.id and account = 'HELD')""")
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }
}
