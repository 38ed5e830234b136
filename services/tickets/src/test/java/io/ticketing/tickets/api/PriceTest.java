package io.ticketing.tickets.api;

import java.time.Duration;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.testing.TestInfrastructure;

import static io.ticketing.tickets.Catalogue.PATH;
import static io.ticketing.tickets.Catalogue.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertTimeout;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PriceTest {

    @ParameterizedTest
    @CsvSource({
        "0.3, USD, 0.3",
        "0.01, USD, 0.01",
        "20.50, USD, 20.5",
        "19.990, EUR, 19.99",
        "1e2, USD, 100",
        "1999, JPY, 1999",
        "1999.0, JPY, 1999",
        "1.234, BHD, 1.234",
        "99999999.99, USD, 99999999.99",
        "'\"15.75\"', USD, 15.75"
    })
    void isExact(String sent, String currency, String shown) {
        assertThat(list(sent, currency).statusCode(201).extract().asString()).contains("\"price\":" + shown + ",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "0e999999999",
                "-1",
                "-0.01",
                "0.001",
                "0.30000000000000004",
                "100000000",
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e2147483647",
                "\"1e999999999\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"twenty\"",
                "\"1,50\"",
                "\"0x10\"",
                "\"\"",
                "null",
                "true",
                "[20]",
                "{}"
            })
    void isRefusedByName(String price) {
        assertTimeout(
                Duration.ofSeconds(5),
                () -> list(price, "USD")
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body("errors.field", hasItem("price")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+1", ".5", "1.", "0x10", "1e", "1e99999999999"})
    void isRefusedWhenItIsNoJson(String price) {
        list(price, "USD").statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"1999.5, JPY", "1.2345, BHD", "1.999, EUR"})
    void hasNoMoreDecimalsThanItsCurrency(String price, String currency) {
        list(price, currency).statusCode(400).body("errors.field", hasItem("price"));
    }

    @Test
    void isRefusedHoweverManyDigitsItHas() {
        list("1" + "0".repeat(50_000), "USD").statusCode(400);
        list("0." + "0".repeat(900) + "1", "USD").statusCode(400);
    }

    private static ValidatableResponse list(String price, String currency) {
        return as(UUID.randomUUID())
                .body("""
                        {"title": "Opera", "price": %s, "currency": "%s"}""".formatted(price, currency))
                .post(PATH)
                .then();
    }
}
