package io.ticketing.orders.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.orders.Marketplace;
import io.ticketing.orders.TestClock;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;
import io.ticketing.testing.TestTokens;

import static io.restassured.RestAssured.given;
import static io.ticketing.orders.Marketplace.as;
import static io.ticketing.orders.Marketplace.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OrderResourceTest {

    private static final Pattern NEXT = Pattern.compile("<(.*)>; rel=\"next\"");

    @Inject
    Marketplace marketplace;

    @Inject
    TestClock clock;

    private final UUID buyer = UUID.randomUUID();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void placesAnOrder() {
        var ticket = marketplace.list(5);

        var answer = post(buyer, Map.of("ticketId", ticket, "quantity", 2, "price", 20.5));

        answer.then()
                .statusCode(201)
                .header("Location", containsString("/api/orders/" + answer.path("id")))
                .body("status", equalTo("created"))
                .body("quantity", equalTo(2))
                .body("total", equalTo(41))
                .body("currency", equalTo("USD"))
                .body("userId", equalTo(buyer.toString()))
                .body("version", equalTo(1))
                .body("ticket.id", equalTo(ticket.toString()))
                .body("ticket.title", equalTo("Front row"))
                .body("ticket.price", equalTo(20.5f))
                .body("$", not(hasKey("cancelReason")));
        var reserved =
                Duration.between(Instant.parse(answer.path("createdAt")), Instant.parse(answer.path("expiresAt")));
        assertThat(reserved).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void placesAnOrderForOneWhenNoQuantityIsGiven() {
        post(buyer, Map.of("ticketId", marketplace.list(1)))
                .then()
                .statusCode(201)
                .body("quantity", equalTo(1))
                .body("total", equalTo(20.5f));
    }

    @Test
    void takesTheSessionCookieToo() {
        given().cookie("session", TestTokens.cookie(buyer))
                .contentType("application/json")
                .body(Map.of("ticketId", marketplace.list(1)))
                .post("/api/orders")
                .then()
                .statusCode(201);
    }

    @Test
    void refusesMoreThanAreFree() {
        var ticket = marketplace.list(2);
        marketplace.order(buyer, ticket, 1);

        assertProblem(post(buyer, Map.of("ticketId", ticket, "quantity", 2)), 409, "sold-out");
    }

    @Test
    void refusesAnotherPriceAndSaysTheCurrentOne() {
        var ticket = marketplace.list(2);

        var answer = post(buyer, Map.of("ticketId", ticket, "price", 20));

        assertProblem(answer, 409, "price-changed");
        answer.then()
                .body("detail", containsString("20.5 USD"))
                .body("errors.field", contains("price"))
                .body("errors.message", contains("price is now 20.5 USD"));
    }

    @Test
    void refusesAPriceWithMoreDecimalsThanTheCurrencyHas() {
        var ticket = marketplace.list(2);

        var answer = post(buyer, Map.of("ticketId", ticket, "price", 20.505));

        assertProblem(answer, 400, "invalid-request");
        answer.then().body("errors.field", contains("price"));
    }

    @Test
    void refusesATotalThatIsTooSmallAndSaysTheMinimum() {
        var ticket = marketplace.list(10, "USD");

        var answer = post(buyer, Map.of("ticketId", ticket, "quantity", 4));

        assertProblem(answer, 409, "not-chargeable");
        answer.then()
                .body("detail", equalTo("The total must be at least 0.5 USD"))
                .body("errors.field", contains("quantity"))
                .body("errors.message", contains("quantity times price must be at least 0.5 USD"));
        post(buyer, Map.of("ticketId", ticket, "quantity", 5)).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "20000000, USD, at most 999999.99 USD",
        "20000000, JPY, at most 99999999 JPY",
        "20000000, KWD, at most 99999.99 KWD",
        "200000, UGX, at most 999999 UGX",
        "200000000000, IDR, at most 9999999999.99 IDR"
    })
    void refusesATotalThatIsTooLargeThoughThePriceIsNot(long price, String currency, String bound) {
        var ticket = marketplace.list(price, currency);

        var answer = post(buyer, Map.of("ticketId", ticket, "quantity", 6));

        assertProblem(answer, 409, "not-chargeable");
        answer.then()
                .body("errors.field", contains("quantity"))
                .body("errors.message", contains(containsString(bound)));
        post(buyer, Map.of("ticketId", ticket, "quantity", 4)).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"2000, DEM, Nothing can be paid in DEM any more", "1234, KWD, 'The total in KWD must have at most 2'"})
    void refusesWhatCanNotBeChargedInAnyQuantity(long price, String currency, String detail) {
        var answer = post(buyer, Map.of("ticketId", marketplace.list(price, currency)));

        assertProblem(answer, 409, "not-chargeable");
        answer.then().body("errors.message", contains(startsWith(detail)));
    }

    @Test
    void refusesAnUnknownTicket() {
        assertProblem(post(buyer, Map.of("ticketId", UUID.randomUUID())), 404, "unknown-ticket");
    }

    @Test
    void refusesAWithdrawnTicket() {
        var ticket = marketplace.list(2);
        TestEvents.publish(Marketplace.withdrawn(ticket, 2));
        await().until(() -> marketplace.ticketVersion(ticket), version -> version == 2);

        assertProblem(post(buyer, Map.of("ticketId", ticket)), 409, "ticket-withdrawn");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "11", "2147483647"})
    void refusesAQuantityOutOfRange(int quantity) {
        var answer = post(buyer, Map.of("ticketId", UUID.randomUUID(), "quantity", quantity));

        assertProblem(answer, 400, "invalid-request");
        answer.then().body("errors.field", contains("quantity"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ticketId\":null}",
                "{\"ticketId\":\"not-a-uuid\"}",
                "{\"ticketId\":\"0190b5c4-0000-7000-8000-000000000000\",\"quantity\":1.5}",
                "{\"ticketId\":\"0190b5c4-0000-7000-8000-000000000000\",\"price\":\"free\"}"
            })
    void refusesAnInvalidBody(String body) {
        assertProblem(post(buyer, body), 400, "invalid-request");
    }

    @Test
    void showsAnOrderToItsBuyerOnly() {
        var order = marketplace.order(buyer, marketplace.list(1), 1);

        as(buyer)
                .get("/api/orders/" + order)
                .then()
                .statusCode(200)
                .body("id", equalTo(order.toString()))
                .body("status", equalTo("created"));
        assertProblem(as(UUID.randomUUID()).get("/api/orders/" + order), 403, "not-yours");
        assertProblem(as(buyer).get("/api/orders/" + UUID.randomUUID()), 404, "unknown-order");
        as(buyer).get("/api/orders/not-a-uuid").then().statusCode(404);
    }

    @Test
    void listsTheBuyersOwnOrdersNewestFirst() {
        var ticket = marketplace.list(9);
        var first = marketplace.order(buyer, ticket, 1);
        var second = marketplace.order(buyer, ticket, 1);
        marketplace.order(UUID.randomUUID(), ticket, 1);

        as(buyer)
                .get("/api/orders")
                .then()
                .statusCode(200)
                .header("Link", nullValue())
                .body("id", contains(second.toString(), first.toString()));
        as(UUID.randomUUID()).get("/api/orders").then().statusCode(200).body("$", empty());
    }

    @Test
    void leadsFromPageToPage() {
        var ticket = marketplace.list(9);
        var placed = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            placed.addFirst(marketplace.order(buyer, ticket, 1).toString());
        }

        var seen = new ArrayList<String>();
        for (var next = "/api/orders?limit=2"; next != null; ) {
            var page = as(buyer).urlEncodingEnabled(false).get(next);
            List<String> ids = page.then().statusCode(200).extract().path("id");
            assertThat(ids).hasSizeLessThanOrEqualTo(2);
            seen.addAll(ids);
            next = next(page);
        }

        assertThat(seen).isEqualTo(placed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "cursor=nowhere"})
    void refusesAnInvalidPage(String query) {
        as(buyer).get("/api/orders?" + query).then().statusCode(400).body("errors", not(empty()));
    }

    @Test
    void cancelsAnOrderOnceAndForAll() {
        var ticket = marketplace.list(1);
        var order = marketplace.order(buyer, ticket, 1);

        as(buyer).delete("/api/orders/" + order).then().statusCode(204);
        as(buyer).delete("/api/orders/" + order).then().statusCode(204);

        as(buyer)
                .get("/api/orders/" + order)
                .then()
                .body("status", equalTo("cancelled"))
                .body("cancelReason", equalTo("buyer"))
                .body("version", equalTo(2));
        assertThat(marketplace.books(ticket).free()).isEqualTo(1);
    }

    @Test
    void cancelsNobodyElsesOrder() {
        var order = marketplace.order(buyer, marketplace.list(1), 1);

        assertProblem(as(UUID.randomUUID()).delete("/api/orders/" + order), 403, "not-yours");
        assertProblem(as(buyer).delete("/api/orders/" + UUID.randomUUID()), 404, "unknown-order");
        assertThat(marketplace.status(order)).isEqualTo("CREATED");
    }

    @Test
    void cancelsNoOrderThatIsPaid() {
        var ticket = marketplace.list(1);
        var order = marketplace.order(buyer, ticket, 1);
        var payment = marketplace.awaitPayment(order, ticket);
        assertProblem(as(buyer).delete("/api/orders/" + order), 409, "already-paid");

        TestEvents.publish(Marketplace.captured(payment, order, ticket));
        marketplace.awaitStatus(order, "COMPLETE");
        assertProblem(as(buyer).delete("/api/orders/" + order), 409, "already-paid");
    }

    static void assertProblem(Response answer, int status, String type) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type))
                .body("status", equalTo(status))
                .body("errors", not(empty()));
    }

    private static String next(Response page) {
        var link = page.header("Link");
        if (link == null) {
            return null;
        }
        var matcher = NEXT.matcher(link);
        assertThat(matcher.matches()).isTrue();
        return matcher.group(1);
    }
}
