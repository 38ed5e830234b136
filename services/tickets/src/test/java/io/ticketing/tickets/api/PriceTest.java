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
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertTimeout;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PriceTest {

    @ParameterizedTest
    @CsvSource({
        "0.5, USD, 0.5",
        "0.3, GBP, 0.3",
        "0.01, ZAR, 0.01",
        "20.50, USD, 20.5",
        "19.990, EUR, 19.99",
        "1e2, USD, 100",
        "1999, JPY, 1999",
        "1999.0, JPY, 1999",
        "1.23, BHD, 1.23",
        "999999.99, USD, 999999.99",
        "99999999, JPY, 99999999",
        "9999999999.99, IDR, 9999999999.99",
        "999999, ISK, 999999",
        "5, UGX, 5",
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
                "0.49",
                "1000000",
                "10000000000",
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
    @CsvSource({"1999.5, JPY", "1.2345, BHD", "1.234, BHD", "1.999, EUR", "100.5, ISK", "100.5, UGX", "100.5, MGA"})
    void hasNoMoreDecimalsThanItsCurrency(String price, String currency) {
        list(price, currency).statusCode(400).body("errors.field", hasItem("price"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.49, USD, at least 0.5 USD",
        "49, JPY, at least 50 JPY",
        "174.99, HUF, at least 175 HUF",
        "0.001, KWD, at least 0.01 KWD",
        "1000000, USD, at most 999999.99 USD",
        "100000000, JPY, at most 99999999 JPY",
        "100000, KWD, at most 99999.99 KWD",
        "1000000, ISK, at most 999999 ISK",
        "10000000000, IDR, over 9999999999.99"
    })
    void isRefusedWithTheBoundThatItBreaks(String price, String currency, String bound) {
        list(price, currency)
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.field", contains("price"))
                .body("errors.message", contains(containsString(bound)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEM", "ITL", "HRK", "ZWL", "SLL", "VED", "CLF"})
    void isRefusedInACurrencyThatIsNotCharged(String currency) {
        list("20", currency)
                .statusCode(400)
                .body("errors.field", contains("currency"))
                .body("errors.message", contains(endsWith("/api/currencies lists them")));
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
