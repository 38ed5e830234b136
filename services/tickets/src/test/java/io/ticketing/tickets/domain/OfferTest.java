package io.ticketing.tickets.domain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.ticketing.tickets.domain.TicketFixture.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OfferTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " Opera", "Opera ", "two\nlines", "two\u2028lines", "\uD83D"})
    void refusesWhatIsNotATitle(String title) {
        assertThatIllegalArgumentException().isThrownBy(() -> offer(title, "1", 1));
    }

    @Test
    void takesTitlesOfAnyScriptUpToTheLimit() {
        assertThat(offer("Čajkovskij 🎻 白鳥の湖", "1", 1).title()).isEqualTo("Čajkovskij 🎻 白鳥の湖");
        assertThat(offer("x".repeat(200), "1", 1).title()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> offer("x".repeat(201), "1", 1));
    }

    @Test
    void refusesToGiveTicketsAway() {
        assertThatIllegalArgumentException().isThrownBy(() -> offer("Opera", "0", 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100_001})
    void refusesWhatIsNotAQuantity(int quantity) {
        assertThatIllegalArgumentException().isThrownBy(() -> offer("Opera", "1", quantity));
    }
}
