package io.ticketing.orders;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.uuid.Generators;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import io.ticketing.contracts.payments.FailureStage;
import io.ticketing.contracts.payments.Payment;
import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.contracts.payments.PaymentRefunded;
import io.ticketing.contracts.payments.RefundReason;
import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketRevised;
import io.ticketing.contracts.tickets.TicketWithdrawn;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestTokens;

import static io.restassured.RestAssured.given;
import static io.ticketing.orders.OrderFixture.PRICE;
import static io.ticketing.orders.OrderFixture.TITLE;
import static org.awaitility.Awaitility.await;

/// The world around orders: sellers, buyers and payments, and access to the tables.
@Singleton
public class Marketplace {

    public static final UUID SELLER = UUID.randomUUID();

    /// A ticket's row.
    public record Books(long version, int listed, int quantity, int held, int sold) {

        public int free() {
            return quantity - held - sold;
        }
    }

    private final AgroalDataSource database;

    Marketplace(AgroalDataSource database) {
        this.database = database;
    }

    /// Lists a ticket and waits until orders knows it.
    public UUID list(int quantity) {
        var ticketId = newTicketId();
        TestEvents.publish(listed(ticketId, quantity));
        await().until(() -> knows(ticketId));
        return ticketId;
    }

    /// Lists a hundred tickets at this price in minor units, whether or not it can be charged.
    public UUID list(long price, String currency) {
        var ticketId = newTicketId();
        TestEvents.publish(new TicketListed(ticketId, 1L, SELLER, new Offer(TITLE, price, currency, 100, null)));
        await().until(() -> knows(ticketId));
        return ticketId;
    }

    public static UUID newTicketId() {
        return Generators.timeBasedEpochGenerator().generate();
    }

    public static TicketListed listed(UUID ticketId, int quantity) {
        return new TicketListed(ticketId, 1L, SELLER, offer(quantity));
    }

    public static TicketRevised revised(UUID ticketId, long version, long price, int quantity) {
        var offer = new Offer("Second row", price, "USD", quantity, null);
        return new TicketRevised(ticketId, version, SELLER, offer, null);
    }

    /// The event of tickets after buyers took more than the seller wanted to offer.
    public static TicketRevised corrected(UUID ticketId, long version, int quantity, int offered) {
        return new TicketRevised(ticketId, version, SELLER, offer(quantity), offered);
    }

    private static Offer offer(int quantity) {
        return new Offer(TITLE, PRICE.minorUnits(), "USD", quantity, null);
    }

    public static TicketWithdrawn withdrawn(UUID ticketId, long version) {
        return new TicketWithdrawn(ticketId, version, SELLER, false);
    }

    /// Places an order over HTTP.
    public UUID order(UUID buyer, UUID ticketId, int quantity) {
        return UUID.fromString(post(buyer, Map.of("ticketId", ticketId, "quantity", quantity))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    public UUID order(UUID ticketId) {
        return order(UUID.randomUUID(), ticketId, 1);
    }

    public static Response post(UUID buyer, Object body) {
        return as(buyer).body(body).post("/api/orders");
    }

    public static RequestSpecification as(UUID user) {
        return given().header("Authorization", TestTokens.bearer(user)).contentType("application/json");
    }

    public static PaymentAuthorized authorized(UUID paymentId, UUID orderId, UUID ticketId) {
        return new PaymentAuthorized(payment(paymentId, orderId, ticketId), 2L);
    }

    /// An authorisation of as much as so many tickets cost.
    public static PaymentAuthorized authorized(UUID paymentId, UUID orderId, UUID ticketId, int quantity) {
        return new PaymentAuthorized(payment(paymentId, orderId, ticketId, quantity), 2L);
    }

    public static PaymentCaptured captured(UUID paymentId, UUID orderId, UUID ticketId) {
        return new PaymentCaptured(payment(paymentId, orderId, ticketId), 3L);
    }

    public static PaymentFailed failed(UUID paymentId, UUID orderId, UUID ticketId, FailureStage stage) {
        return new PaymentFailed(payment(paymentId, orderId, ticketId), 3L, stage, "card_declined");
    }

    /// @param returned how many tickets were refunded so far
    /// @param restocked how many of those go back on sale
    public static PaymentRefunded refunded(UUID paymentId, UUID orderId, UUID ticketId, int returned, int restocked) {
        return new PaymentRefunded(
                payment(paymentId, orderId, ticketId),
                3L + returned,
                UUID.randomUUID(),
                RefundReason.SELLER,
                returned * PRICE.minorUnits(),
                returned,
                restocked);
    }

    private static Payment payment(UUID paymentId, UUID orderId, UUID ticketId) {
        return payment(paymentId, orderId, ticketId, 1);
    }

    private static Payment payment(UUID paymentId, UUID orderId, UUID ticketId, int quantity) {
        var amount = PRICE.times(quantity).minorUnits();
        return new Payment(paymentId, orderId, ticketId, UUID.randomUUID(), amount, "USD");
    }

    /// Pays an order up to its capture, and waits until orders knows it.
    public UUID awaitPayment(UUID orderId, UUID ticketId) {
        var paymentId = UUID.randomUUID();
        TestEvents.publish(authorized(paymentId, orderId, ticketId));
        awaitStatus(orderId, "AWAITING_PAYMENT");
        return paymentId;
    }

    public void awaitStatus(UUID orderId, String status) {
        await().until(() -> status(orderId), status::equals);
    }

    public void awaitDeadLetters(String topic, UUID ticketId, int expected) {
        await().until(
                        () -> TestEvents.deadLetters(topic, "orders").stream()
                                .filter(it -> it.key().equals(ticketId.toString()))
                                .count(),
                        found -> found == expected);
    }

    /// Makes everything fail that is done with the order.
    public void spoil(UUID orderId) {
        one("update orders set currency = '???' where id = ? returning currency", orderId, String.class);
    }

    public String status(UUID orderId) {
        return one("select status from orders where id = ?", orderId, String.class);
    }

    public String cancelReason(UUID orderId) {
        return one("select cancel_reason from orders where id = ?", orderId, String.class);
    }

    public long version(UUID orderId) {
        return one("select version from orders where id = ?", orderId, Long.class);
    }

    public long ordersOf(UUID ticketId) {
        return one("select count(*) from orders where ticket_id = ?", ticketId, Long.class);
    }

    public boolean knows(UUID ticketId) {
        return one("select count(*) from stock where ticket_id = ?", ticketId, Long.class) == 1;
    }

    public long ticketVersion(UUID ticketId) {
        return one("select ticket_version from stock where ticket_id = ?", ticketId, Long.class);
    }

    public Books books(UUID ticketId) {
        var sql = "select version, listed, quantity, held, sold from stock where ticket_id = ?";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, ticketId);
            try (var row = statement.executeQuery()) {
                row.next();
                return new Books(row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T one(String sql, UUID id, Class<T> type) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, type);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
