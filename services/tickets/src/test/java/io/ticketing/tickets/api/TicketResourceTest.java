package io.ticketing.tickets.api;

import java.util.List;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.testing.TestInfrastructure;
import io.ticketing.testing.TestTokens;
import io.ticketing.tickets.Catalogue;
import io.ticketing.tickets.Orders;

import static io.restassured.RestAssured.given;
import static io.ticketing.tickets.Catalogue.ONE;
import static io.ticketing.tickets.Catalogue.PATH;
import static io.ticketing.tickets.Catalogue.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class TicketResourceTest {

    private static final String CHEAPER = """
            {"title": "Opera", "price": 10}""";

    private final UUID seller = UUID.randomUUID();

    @Test
    void listsATicketWithTheDefaults() {
        ValidatableResponse created = as(seller)
                .body("""
                                {"title": "  Opera ", "price": 20.50, "colour": "red"}""")
                .post(PATH)
                .then()
                .statusCode(201)
                .contentType(ContentType.JSON)
                .header("ETag", "\"1.0\"")
                .body("title", equalTo("Opera"))
                .body("price", equalTo(20.5f))
                .body("currency", equalTo("USD"))
                .body("quantity", equalTo(1))
                .body("available", equalTo(1))
                .body("status", equalTo("available"))
                .body("userId", equalTo(seller.toString()))
                .body("version", equalTo(1))
                .body("createdAt", notNullValue());
        String id = created.extract().path("id");
        created.header("Location", endsWith("/api/tickets/" + id));

        String shown = given().get(ONE, id).then().statusCode(200).extract().asString();
        assertThat(shown).isEqualTo(created.extract().asString());
    }

    @Test
    void takesTheSessionCookieAndAPriceInAStringAsTheOriginalWebClientSendsThem() {
        given().cookie("session", TestTokens.cookie(seller))
                .contentType(ContentType.JSON)
                .body("""
                        {"title": "Opera", "price": "20.50", "quantity": 3}""")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("price", equalTo(20.5f))
                .body("quantity", equalTo(3));
    }

    @Test
    void asksWhoIsSelling() {
        UUID ticket = Catalogue.list(seller, "Opera", 1);
        var anonymous = given().contentType(ContentType.JSON);

        problem(anonymous.body(CHEAPER).post(PATH).then(), 401, "unauthorized");
        problem(anonymous.body(CHEAPER).put(ONE, ticket).then(), 401, "unauthorized");
        problem(given().delete(ONE, ticket).then(), 401, "unauthorized");
        problem(
                given().header("Authorization", "Bearer nonsense")
                        .delete(ONE, ticket)
                        .then(),
                401,
                "unauthorized");
    }

    @Test
    void revisesWhatIsSentAndKeepsWhatIsNot() {
        UUID ticket = UUID.fromString(
                as(seller).body("""
                                        {"title": "Noh", "price": 4000, "currency": "JPY", "quantity": 9}""").post(PATH).then().statusCode(201).extract().path("id"));

        Catalogue.revise(seller, ticket, "{\"title\": \"Noh, late\", \"price\": 3500}")
                .statusCode(200)
                .header("ETag", "\"2.0\"")
                .body("title", equalTo("Noh, late"))
                .body("price", equalTo(3500))
                .body("currency", equalTo("JPY"))
                .body("quantity", equalTo(9))
                .body("version", equalTo(2));
        problem(Catalogue.revise(seller, ticket, "{\"title\": \"Noh\", \"price\": 35.5}"), 400, "invalid-request")
                .body("errors.field", hasItem("price"));
        Catalogue.show(ticket).body("version", equalTo(2));
    }

    @Test
    void keepsThePriceBetweenTheBounds() {
        UUID ticket = Catalogue.list(seller, "Opera", 1);

        problem(Catalogue.revise(seller, ticket, "{\"title\": \"Opera\", \"price\": 0.49}"), 400, "invalid-request")
                .body("errors.field", contains("price"))
                .body("errors.message", contains("price must be at least 0.5 USD"));
        Catalogue.show(ticket).body("price", equalTo(20.5f)).body("version", equalTo(1));
    }

    @Test
    void keepsTheCurrencyItWasListedIn() {
        UUID ticket = Catalogue.list(seller, "Opera", 1);

        problem(Catalogue.revise(seller, ticket, """
                                {"title": "Opera", "price": 20.5, "currency": "KWD"}"""), 400, "invalid-request")
                .body("errors.field", hasItem("currency"))
                .body("errors.message", hasItem(startsWith("currency must stay USD")));
        Catalogue.show(ticket).body("currency", equalTo("USD")).body("version", equalTo(1));
        Catalogue.revise(seller, ticket, """
                        {"title": "Opera", "price": 20, "currency": "USD"}""").statusCode(200).body("version", equalTo(2));
    }

    @Test
    void answersARepeatedEditTheSame() {
        UUID ticket = Catalogue.list(seller, "Opera", 1);
        String first = Catalogue.revise(seller, ticket, CHEAPER)
                .statusCode(200)
                .extract()
                .asString();
        String again = Catalogue.revise(seller, ticket, CHEAPER)
                .statusCode(200)
                .extract()
                .asString();
        assertThat(again).isEqualTo(first);
    }

    @Test
    void editsOnlyTheVersionTheSellerHasSeen() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);
        Orders.tell(ticket, 3, 0, 1);

        as(seller)
                .header("If-Match", "\"1.0\"")
                .body("{\"title\": \"Opera\", \"price\": 10}")
                .put(ONE, ticket)
                .then()
                .statusCode(200)
                .header("ETag", "\"2.3\"");
        for (String stale : new String[] {"\"1.3\"", "W/\"2.3\"", "2", "\"\"", "\"9.9\", \"8.8\""}) {
            problem(
                    as(seller)
                            .header("If-Match", stale)
                            .body(CHEAPER)
                            .put(ONE, ticket)
                            .then(),
                    412,
                    "stale");
        }
        for (String current : new String[] {"\"2.3\"", "*", "\"7.7\", \"2.0\""}) {
            as(seller)
                    .header("If-Match", current)
                    .body(CHEAPER)
                    .put(ONE, ticket)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void isEditedByItsSellerOnly() {
        UUID ticket = Catalogue.list(seller, "Opera", 1);
        UUID stranger = UUID.randomUUID();

        problem(Catalogue.revise(stranger, ticket, CHEAPER), 403, "not-yours");
        problem(Catalogue.withdraw(stranger, ticket), 403, "not-yours");
        Catalogue.show(ticket).body("version", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({"01936f00-0000-7000-8000-000000000000, unknown-ticket", "nonsense, not-found", "1, not-found"})
    void doesNotKnowEveryTicket(String id, String type) {
        problem(given().get(ONE, id).then(), 404, type);
        problem(as(seller).body(CHEAPER).put(ONE, id).then(), 404, type);
        problem(as(seller).delete(ONE, id).then(), 404, type);
    }

    @Test
    void isNotEditedWhileABuyerHoldsSome() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);
        Orders.tell(ticket, 1, 2, 0);

        problem(Catalogue.revise(seller, ticket, CHEAPER), 409, "ticket-held")
                .body("detail", matchesPattern(".*hold 2.*"));
        problem(Catalogue.withdraw(seller, ticket), 409, "ticket-held")
                .body("detail", endsWith("cancel the event and refund all with ?refund=true"));

        Orders.tell(ticket, 2, 0, 0);
        Catalogue.revise(seller, ticket, CHEAPER).statusCode(200);
    }

    @Test
    void keepsWhatIsSold() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);
        Orders.tell(ticket, 1, 0, 3);

        problem(Catalogue.withdraw(seller, ticket), 409, "ticket-sold")
                .body("detail", endsWith("cancel the event and refund all with ?refund=true"));
        problem(
                        Catalogue.revise(seller, ticket, "{\"title\": \"Opera\", \"price\": 1, \"quantity\": 2}"),
                        409,
                        "quantity-below-sold")
                .body("errors.field", hasItem("quantity"));
        Catalogue.revise(seller, ticket, "{\"title\": \"Opera\", \"price\": 1, \"quantity\": 3}")
                .statusCode(200)
                .body("status", equalTo("sold_out"))
                .body("available", equalTo(0));
    }

    @Test
    void isWithdrawnForGoodAndStillShown() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);

        Catalogue.withdraw(seller, ticket).statusCode(204);
        Catalogue.withdraw(seller, ticket).statusCode(204);
        Catalogue.show(ticket).body("status", equalTo("withdrawn")).body("available", equalTo(0));
        problem(Catalogue.revise(seller, ticket, CHEAPER), 409, "ticket-withdrawn");
    }

    @Test
    void isCancelledInSpiteOfItsBuyers() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);
        Orders.tell(ticket, 1, 1, 2);

        problem(Catalogue.withdrawWithRefunds(UUID.randomUUID(), ticket), 403, "not-yours");
        Catalogue.withdrawWithRefunds(seller, ticket).statusCode(204);
        Catalogue.withdrawWithRefunds(seller, ticket).statusCode(204);
        Catalogue.show(ticket)
                .body("status", equalTo("withdrawn"))
                .body("available", equalTo(0))
                .body("version", equalTo(2));
    }

    @Test
    void keepsReturnsInAnEditThatDoesNotMentionThem() {
        UUID ticket = Catalogue.list(seller, "Opera", 1);
        Catalogue.show(ticket).body("$", not(hasKey("returnsUntil")));

        Catalogue.revise(seller, ticket, offering("2999-12-31T20:00:00+01:00"))
                .statusCode(200)
                .body("returnsUntil", equalTo("2999-12-31T19:00:00Z"));
        Catalogue.revise(seller, ticket, CHEAPER).statusCode(200).body("returnsUntil", equalTo("2999-12-31T19:00:00Z"));
        Catalogue.revise(seller, ticket, offering(""))
                .statusCode(200)
                .body("$", not(hasKey("returnsUntil")))
                .body("version", equalTo(4));
    }

    @Test
    void offersReturnsInTheFutureOnly() {
        UUID ticket = Catalogue.list(seller, "Opera", 1);

        problem(Catalogue.revise(seller, ticket, offering("2020-01-01T00:00:00Z")), 400, "invalid-request")
                .body("errors.message", contains("returnsUntil must be in the future"));
        problem(as(seller).body(offering("2020-01-01T00:00:00Z")).post(PATH).then(), 400, "invalid-request")
                .body("errors.field", contains("returnsUntil"));
    }

    @Test
    void keepsItsPromiseOfReturnsToThoseWhoHaveBought() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);
        Catalogue.revise(seller, ticket, offering("2999-12-31T20:00:00Z")).statusCode(200);
        Orders.tell(ticket, 1, 0, 2);

        for (String worse : List.of("", "2999-12-31T19:59:59Z")) {
            problem(Catalogue.revise(seller, ticket, offering(worse)), 409, "ticket-sold")
                    .body("errors.field", contains("returnsUntil"))
                    .body("errors.message", contains("returnsUntil must not be before 2999-12-31T20:00:00Z"));
        }
        Catalogue.revise(seller, ticket, offering("2999-12-31T20:00:01Z")).statusCode(200);
    }

    private static String offering(String returnsUntil) {
        return """
                {"title": "Opera", "price": 20.5, "returnsUntil": "%s"}""".formatted(returnsUntil);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String type) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type))
                .body("status", equalTo(status))
                .body("errors[0].message", notNullValue());
    }
}
