package io.ticketing.journeys;

import java.math.BigDecimal;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.ticketing.journeys.Payment.VISA;
import static org.assertj.core.api.Assertions.assertThat;

/// What no card can be charged is refused before a buyer gets out a card.
@Journey
class ChargeableIT {

    /// A currency as the API shows it.
    record Bounds(String currency, int decimals, BigDecimal minimum, BigDecimal maximum) {}

    private final Seller seller = Seller.signUp();
    private final Buyer buyer = Buyer.signUp();

    @ParameterizedTest
    @ValueSource(strings = {"USD", "GBP", "JPY", "KWD", "IDR"})
    void whatThePublishedBoundsAllowIsCharged(String currency) {
        var bounds = bounds(currency);

        for (var price : new BigDecimal[] {bounds.minimum(), bounds.maximum()}) {
            var order = buyer.orders(seller.lists("Within bounds", price.toPlainString(), 1, currency), 1);
            buyer.pays(order, VISA);

            assertThat(buyer.awaits("complete", order).total()).isEqualByComparingTo(price);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.01, USD, price", "49, JPY, price", "1.234, KWD, price", "1000000, USD, price", "20, DEM, currency"})
    void whatNoCardCanBeChargedIsNotListed(String price, String currency, String field) {
        var refused = seller.triesToList("Out of bounds", price, 1, currency);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field")).containsExactly(field);
    }

    @Test
    void anOrderMayCostNoMoreThanOnePayment() {
        var ticket = seller.lists("Box for the season", "400000", 10);

        var refused = buyer.triesToOrder(ticket, 3);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/not-chargeable");
        assertThat(buyer.orders(ticket, 2).total()).isEqualByComparingTo("800000");
    }

    private static Bounds bounds(String currency) {
        var answer = Account.nobody().get("/api/currencies");
        answer.then().statusCode(200);
        return Arrays.stream(answer.as(Bounds[].class))
                .filter(it -> it.currency().equals(currency))
                .findFirst()
                .orElseThrow();
    }
}
