package io.ticketing.demo;

import java.util.Currency;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The demo lists only valid offers, and enough of them to look like a shop in use.
class DemoCatalogueTest {

    private final List<DemoOffer> offers = DemoCatalogue.load().offers();

    @Test
    void hasManyOffersOfAFewSellers() {
        assertThat(offers).hasSizeGreaterThan(55);
        assertThat(offers).extracting(DemoOffer::title).doesNotHaveDuplicates();
        assertThat(DemoCatalogue.load().sellers())
                .extracting(DemoAccount::email)
                .hasSize(4)
                .startsWith("box-office@demo.ticketing.example");
    }

    @Test
    void hasTitlesThatATicketMayHave() {
        assertThat(offers)
                .extracting(DemoOffer::title)
                .allSatisfy(title -> assertThat(title).hasSizeBetween(1, 200).isEqualTo(title.strip()))
                .anyMatch(title -> title.length() > 190)
                .anyMatch(title -> title.contains("ü"))
                .anyMatch(title -> title.contains("'"))
                .anyMatch(title -> title.contains("&"))
                .anyMatch(title -> title.contains("夏"));
    }

    @Test
    void hasPricesThatCanBePaid() {
        assertThat(offers).allSatisfy(offer -> {
            var currency = Currency.getInstance(offer.currency());
            assertThat(offer.price()).isPositive();
            assertThat(offer.price().scale()).isLessThanOrEqualTo(currency.getDefaultFractionDigits());
        });
        assertThat(offers).extracting(DemoOffer::currency).contains("USD", "EUR", "GBP", "JPY");
    }

    @Test
    void offersFromOneToThousands() {
        assertThat(offers)
                .extracting(DemoOffer::quantity)
                .allSatisfy(quantity -> assertThat(quantity).isBetween(1, 5000))
                .contains(1, 5000);
    }
}
