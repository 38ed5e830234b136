package io.ticketing.tickets.api;

import java.math.BigDecimal;
import java.util.List;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.TestInfrastructure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class CurrenciesResourceTest {

    @Test
    void listsWhatCanBeChargedForAnyoneWhoAsks() {
        assertThat(currencies())
                .hasSize(140)
                .contains(
                        view("USD", 2, "0.5", "999999.99"),
                        view("JPY", 0, "50", "99999999"),
                        view("KWD", 2, "0.01", "99999.99"),
                        view("ISK", 0, "1", "999999"),
                        view("IDR", 2, "0.01", "9999999999.99"));
    }

    @Test
    void namesTheMarketplacesOwnCurrencyFirst() {
        assertThat(currencies()).extracting(CurrencyView::currency).startsWith("USD", "AED", "AFN");
    }

    @Test
    void mayBeKeptByCaches() {
        given().get(CurrenciesApi.PATH)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Cache-Control", "public, max-age=300");
    }

    private static List<CurrencyView> currencies() {
        return given().get(CurrenciesApi.PATH).as(new TypeRef<>() {});
    }

    private static CurrencyView view(String currency, int decimals, String minimum, String maximum) {
        return new CurrencyView(currency, decimals, new BigDecimal(minimum), new BigDecimal(maximum));
    }
}
