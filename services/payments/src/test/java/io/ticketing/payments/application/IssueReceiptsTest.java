package io.ticketing.payments.application;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.payments.persistence.ReceiptRepository;
import io.ticketing.postgresql.Contexts;
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
import static io.ticketing.payments.SellerFixture.business;
import static io.ticketing.payments.StripeEvents.tellOfRefund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class IssueReceiptsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    AgroalDataSource database;

    @Inject
    IssueReceipts issueReceipts;

    @Inject
    ReceiptRepository receipts;

    @Inject
    Contexts contexts;

    private final UUID seller = UUID.randomUUID();

    @AfterEach
    void repair() {
        nextRefund("WORKS");
    }

    @Test
    void certifiesASaleAndEachOfItsRefunds() {
        describe(business());
        var order = order().of(3);
        listed(order);
        var payment = captured(order);

        var receipt = awaitReceipt(order.buyerId(), payment, 0);

        assertThat(receipt.getString("number")).isEqualTo("ACME-1");
        assertThat(receipt.getString("title")).isEqualTo("Concert");
        assertThat(receipt.getString("orderId")).isEqualTo(order.id().toString());
        assertThat(receipt.getString("buyerId")).isEqualTo(order.buyerId().toString());
        assertThat(receipt.getDouble("unitPrice")).isEqualTo(20.5);
        assertThat(receipt.getInt("quantity")).isEqualTo(3);
        assertThat(receipt.getDouble("total")).isEqualTo(61.5);
        assertThat(receipt.getDouble("fee")).isEqualTo(3.07);
        assertThat(receipt.getInt("tax.rateBasisPoints")).isEqualTo(2300);
        assertThat(receipt.getDouble("tax.amount")).isEqualTo(11.5);
        assertThat(receipt.getString("seller.id")).isEqualTo(seller.toString());
        assertThat(receipt.getString("seller.name")).isEqualTo("Concerts Ltd");
        assertThat(receipt.getString("seller.taxId")).isEqualTo("IE6388047V");
        assertThat(receipt.getString("paidBy")).isEqualTo("card");

        describe(Map.of("kind", "private", "name", "Ana"));
        refund(payment, 1);
        awaitReceipt(seller, payment, 1);
        refund(payment, 2);
        var later = awaitReceipt(seller, payment, 2);

        assertThat(later.getString("seller.name")).isEqualTo("Concerts Ltd");
        assertThat(later.getList("creditNotes.number")).containsExactly("ACME-2", "ACME-3");
        assertThat(later.getList("creditNotes.quantity")).containsExactly(1, 2);
        assertThat(later.getList("creditNotes.total", Double.class)).containsExactly(20.5, 41.0);
        assertThat(later.getList("creditNotes.fee", Double.class)).containsExactly(1.02, 2.05);
        assertThat(later.getList("creditNotes.tax.amount", Double.class)).containsExactly(3.83, 7.67);
    }

    @Test
    void printsReceiptsAndCreditNotes() {
        describe(business());
        var order = order().of(2);
        listed(order);
        var payment = captured(order);
        awaitReceipt(seller, payment, 0);
        refund(payment, 1);
        var note = awaitReceipt(seller, payment, 1).getString("creditNotes[0].id");

        var path = "/api/payments/%s/receipt".formatted(payment);
        var printed = print(order.buyerId(), path);

        printed.then().statusCode(200).contentType("application/pdf");
        assertThat(printed.header("Content-Disposition")).isEqualTo("inline; filename=\"ACME-1.pdf\"");
        assertThat(printed.asByteArray()).startsWith('%', 'P', 'D', 'F');
        assertThat(print(seller, path + "/credit-notes/" + note).header("Content-Disposition"))
                .contains("ACME-2.pdf");
        as(seller).get(path + "/credit-notes/" + note).then().statusCode(200).body("number", equalTo("ACME-2"));
        assertThat(print(UUID.randomUUID(), path).statusCode()).isEqualTo(403);
        assertThat(print(seller, path + "/credit-notes/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    private static Response print(UUID viewer, String path) {
        return as(viewer).accept("application/pdf").get(path);
    }

    @Test
    void isForBuyerAndSellerOnly() {
        var order = order();
        listed(order);
        var payment = captured(order);
        awaitReceipt(order.buyerId(), payment, 0);

        var path = "/api/payments/%s/receipt".formatted(payment);
        as(UUID.randomUUID()).get(path).then().statusCode(403).body("type", equalTo("/problems/not-yours"));
        as(seller)
                .get("/api/payments/%s/receipt".formatted(UUID.randomUUID()))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-payment"));
        var uncaptured = order();
        var pending = authorized(uncaptured, "tok_visa");
        as(uncaptured.buyerId())
                .get("/api/payments/%s/receipt".formatted(pending))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-receipt"));
        as(uncaptured.sellerId())
                .get("/api/payments/%s/receipt".formatted(pending))
                .then()
                .statusCode(404);
        as(seller).get("/api/payments/%s/receipt".formatted(pending)).then().statusCode(403);
    }

    /// As two processes do, while the schedule does the same.
    @Test
    void numbersWithoutGapsHoweverManyIssueAtOnce() {
        describe(business());
        var first = order();
        listed(first);
        var sales = 12;
        Stream.concat(Stream.of(first), Stream.generate(first::another).limit(sales - 1))
                .parallel()
                .forEach(order -> captured(order));

        var turns = IntStream.range(0, 6)
                .mapToObj(_ -> CompletableFuture.runAsync(() ->
                        contexts.fresh(() -> issueReceipts.turn(seller)).await().atMost(PATIENCE)))
                .toList();
        turns.forEach(CompletableFuture::join);

        Awaitility.await().atMost(PATIENCE).until(() -> issued().size() == sales);
        assertThat(issued())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, sales)
                        .mapToObj(n -> "ACME-" + n)
                        .toList());
    }

    /// The database refuses the second receipt, so the first one is undone with it.
    @Test
    void takesNumbersAgainThatWereTakenInVain() throws SQLException {
        describe(business());
        var first = order();
        var second = first.another();
        listed(first);
        run("create sequence failures");
        run("""
                create function fail() returns trigger language plpgsql as $$ begin
                    perform nextval('failures');
                    raise exception 'as the test wants';
                end $$""");
        run("""
                create trigger fail after insert on receipts for each row
                when (new.seller_id = '%s' and new.number = 2) execute function fail()""".formatted(seller));
        try {
            captured(first);
            captured(second);
            Awaitility.await().atMost(PATIENCE).until(() -> query("select is_called from failures"), equalTo("t"));
        } finally {
            run("drop trigger fail on receipts");
            run("drop function fail");
            run("drop sequence failures");
        }

        Awaitility.await().atMost(PATIENCE).until(() -> issued().size() == 2);
        assertThat(issued()).containsExactly("ACME-2", "ACME-1");
    }

    @Test
    void neverChangesWhatWasIssued() {
        var order = order();
        listed(order);
        awaitReceipt(order.buyerId(), captured(order), 0);

        Stream.of(
                        "update receipts set amount = 0 where seller_id = '%s'",
                        "delete from receipts where seller_id = '%s'")
                .forEach(change -> assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> run(change.formatted(seller)))
                        .withMessageContaining("never changed"));
    }

    /// Its seller still owes the money.
    @Test
    void keepsTheCreditNoteOfARefundThatWasSentBack() {
        var order = order();
        listed(order);
        var payment = captured(order);
        nextRefund("IS_RETURNED");
        refund(payment, 1);
        awaitReceipt(seller, payment, 1);
        Awaitility.await().atMost(PATIENCE).until(() -> refundsAtGateway(order, "status"), equalTo(List.of("failed")));

        tellOfRefund("failed", intentIds(order).getLast());

        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> as(seller)
                                .get("/api/payments/%s/refunds".formatted(payment))
                                .path("status"),
                        equalTo(List.of("failed")));
        awaitReceipt(seller, payment, 1);
    }

    @Test
    void certifiesNothingThatWasCapturedInVain() {
        var order = order();
        listed(order);
        var payment = authorized(order, "tok_visa");
        callGateway(intentIds(order).getFirst(), "capture");
        TestEvents.publish(order.cancelled(2));
        awaitStatus(order, payment, "refunded");

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> receipts.waitingSellers(1_000).await().atMost(PATIENCE), not(hasItem(seller)));
        as(order.buyerId())
                .get("/api/payments/%s/receipt".formatted(payment))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-receipt"));
    }

    @Test
    void listsWhatASellerHasIssued() {
        var order = order();
        listed(order);
        var older = captured(order);
        awaitReceipt(seller, older, 0);
        var newer = captured(order.another());
        awaitReceipt(seller, newer, 0);

        var page = as(seller).queryParam("limit", 1).get("/api/payments/receipts");

        assertThat(page.jsonPath().getList("paymentId")).containsExactly(newer.toString());
        assertThat(page.jsonPath().getList("kind")).containsExactly("receipt");
        var rest = as(seller).urlEncodingEnabled(false).get(page.header("Link").replaceAll("<(.*)>.*", "$1"));
        assertThat(rest.jsonPath().getList("paymentId")).containsExactly(older.toString());
        assertThat(rest.header("Link")).isNull();
        as(order.buyerId()).get("/api/payments/receipts").then().statusCode(200).body("", empty());
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private void describe(Map<String, Object> profile) {
        as(seller).body(profile).put("/api/payments/seller-profile").then().statusCode(200);
    }

    private void listed(OrderFixture order) {
        TestEvents.publish(
                new TicketListed(order.ticketId(), 1L, seller, new Offer("Renamed", 2050L, "USD", 10, null)));
        TestEvents.awaitHandled("tickets", "payments");
    }

    private void refund(UUID payment, int tickets) {
        as(seller)
                .body(Map.of("quantity", tickets))
                .post("/api/payments/%s/refunds".formatted(payment))
                .then()
                .statusCode(201);
    }

    private List<String> issued() {
        return as(seller)
                .queryParam("limit", 100)
                .get("/api/payments/receipts")
                .then()
                .statusCode(200)
                .extract()
                .path("number");
    }

    /// Waits until there is a receipt with so many credit notes.
    private static JsonPath awaitReceipt(UUID viewer, UUID payment, int creditNotes) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> as(viewer).get("/api/payments/%s/receipt".formatted(payment)),
                        answer -> answer.statusCode() == 200
                                && answer.jsonPath().getList("creditNotes").size() == creditNotes)
                .jsonPath();
    }
}
