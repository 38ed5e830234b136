package io.ticketing.tickets.api;

import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.testing.TestInfrastructure;
import io.ticketing.tickets.Catalogue;

import static io.ticketing.tickets.Catalogue.PATH;
import static io.ticketing.tickets.Catalogue.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OfferRequestTest {

    private final UUID seller = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"price": 1}                                        | title
                    {"title": null, "price": 1}                         | title
                    {"title": "  ", "price": 1}                         | title
                    {"title": "a\\nb", "price": 1}                      | title
                    {"title": "a\\u0000b", "price": 1}                  | title
                    {"title": "\\ud83d", "price": 1}                    | title
                    {"title": "\\u200b\\u200b", "price": 1}              | title
                    {"title": "\\u3164", "price": 1}                    | title
                    {"title": "\\u202eOpera", "price": 1}               | title
                    {"title": "Op\\u2066era", "price": 1}               | title
                    {"title": "\\uffff", "price": 1}                    | title
                    {"title": 7, "price": 1}                            | title
                    {"title": ["Opera"], "price": 1}                    | title
                    {"title": "Opera"}                                  | price
                    {"title": "Opera", "price": true}                   | price
                    {"title": "Opera", "price": 1, "quantity": 0}       | quantity
                    {"title": "Opera", "price": 1, "quantity": -1}      | quantity
                    {"title": "Opera", "price": 1, "quantity": 100001}  | quantity
                    {"title": "Opera", "price": 1, "quantity": 1.5}     | quantity
                    {"title": "Opera", "price": 1, "quantity": 1e99}    | quantity
                    {"title": "Opera", "price": 1, "currency": "ZZZ"}   | currency
                    {"title": "Opera", "price": 1, "currency": "usd"}   | currency
                    {"title": "Opera", "price": 1, "currency": "XAU"}   | currency
                    {"title": "Opera", "price": 1, "currency": ""}      | currency
                    {"title": "O", "price": 1, "returnsUntil": "soon"}                    | returnsUntil
                    {"title": "O", "price": 1, "returnsUntil": " "}                       | returnsUntil
                    {"title": "O", "price": 1, "returnsUntil": 4102444800}                | returnsUntil
                    {"title": "O", "price": 1, "returnsUntil": "2999-12-31"}              | returnsUntil
                    {"title": "O", "price": 1, "returnsUntil": "2999-12-31T20:00:00"}     | returnsUntil
                    {"title": "O", "price": 1, "returnsUntil": "2999-02-30T20:00:00Z"}    | returnsUntil
                    {"title": "O", "price": 1, "returnsUntil": "+10000-01-01T00:00:00Z"}  | returnsUntil
                    {"title": "O", "price": 1, "returnsUntil": "2020-01-01T00:00:00Z"}    | returnsUntil
                    """)
    void namesTheFieldThatIsWrong(String body, String field) {
        refused(body).body("type", equalTo("/problems/invalid-request")).body("errors.field", hasItem(field));
    }

    @Test
    void refusesATitleThatIsTooLong() {
        Catalogue.list(seller, "x".repeat(200), 1);
        refused("{\"title\": \"%s\", \"price\": 1}".formatted("x".repeat(201))).body("errors.field", hasItem("title"));
    }

    @Test
    void saysWhatIsWrongWithATitle() {
        refused("{\"title\": \"\\u2800\", \"price\": 1}").body("errors.message", hasItem("title must show something"));
    }

    @Test
    void countsATitlesCharactersNotTheirHalves() {
        Catalogue.list(seller, "🎻".repeat(200), 1);
        refused("{\"title\": \"%s\", \"price\": 1}".formatted("🎻".repeat(201))).body("errors.field", hasItem("title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "\"Opera\"", "{\"title\": \"Opera\", \"price\": NaN}"})
    void refusesWhatIsNoTicket(String body) {
        refused(body).body("errors.size()", equalTo(1));
    }

    private ValidatableResponse refused(String body) {
        return as(seller).body(body).post(PATH).then().statusCode(400).contentType("application/problem+json");
    }
}
