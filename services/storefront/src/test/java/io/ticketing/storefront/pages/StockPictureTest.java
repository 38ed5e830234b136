package io.ticketing.storefront.pages;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.market.Ticket.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StockPictureTest {

    private static final Words WORDS = new Words(Locale.UK, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "10, 0, 0, 0, 0",
        "10, 3, 2, 30, 20",
        "3, 1, 1, 33.33, 33.33",
        "10, 10, 0, 100, 0",
        "100000, 1, 0, 0, 0",
        "0, 0, 0, 0, 0"
    })
    void drawsWhatIsSoldAndHeldAsSharesOfTheWhole(
            int quantity, int sold, int held, double soldWidth, double heldWidth) {
        var picture = picture(quantity, sold, held, Status.AVAILABLE);

        assertThat(picture.soldWidth()).isEqualTo(soldWidth);
        assertThat(picture.heldWidth()).isEqualTo(heldWidth);
    }

    @Test
    void neverDrawsOverItsEdgeWhenAnEditRacedAHold() {
        var picture = picture(5, 4, 3, Status.LOCKED);

        assertThat(picture.soldWidth() + picture.heldWidth()).isCloseTo(100, within(0.01));
        assertThat(picture.free()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, AVAILABLE, true,  true",
        "3, 0, AVAILABLE, true,  false",
        "0, 2, AVAILABLE, false, false",
        "0, 10, LOCKED,   false, false",
        "10, 0, SOLD_OUT, true,  false",
        "0, 0, WITHDRAWN, false, false"
    })
    void offersWhatTheSellerMayDo(int sold, int held, Status status, boolean editable, boolean withdrawable) {
        var picture = picture(10, sold, held, status);

        assertThat(picture.editable()).isEqualTo(editable);
        assertThat(picture.withdrawable()).isEqualTo(withdrawable);
        assertThat(picture.withdrawn()).isEqualTo(status == Status.WITHDRAWN);
    }

    @Test
    void takesCountsThatAreNotToldForNone() {
        var picture = StockPicture.of(ticket(10, null, null, Status.AVAILABLE), WORDS);

        assertThat(picture.sold()).isEqualTo("0");
        assertThat(picture.held()).isEqualTo("0");
    }

    private static StockPicture picture(int quantity, int sold, int held, Status status) {
        return StockPicture.of(ticket(quantity, held, sold, status), WORDS);
    }

    private static Ticket ticket(int quantity, Integer held, Integer sold, Status status) {
        int taken = (held == null ? 0 : held) + (sold == null ? 0 : sold);
        return new Ticket(
                UUID.randomUUID(),
                "Opera",
                BigDecimal.TEN,
                "EUR",
                quantity,
                Math.max(0, quantity - taken),
                status,
                UUID.randomUUID(),
                null,
                1,
                held,
                sold,
                null);
    }
}
