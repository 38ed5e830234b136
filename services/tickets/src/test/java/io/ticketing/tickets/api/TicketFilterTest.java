package io.ticketing.tickets.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TicketFilterTest {

    @ParameterizedTest
    @CsvSource({", 50", "1, 1", "200, 200"})
    void limitsThePage(Integer asked, int given) {
        var filter = new TicketFilter(null, null, List.of(), asked, null);

        assertThat(filter.query(Optional.empty()).limit()).isEqualTo(given);
    }

    @Test
    void searchesForNothingInParticularWhenTheTextIsBlank() {
        var filter = new TicketFilter("  ", null, List.of(), null, null);

        assertThat(filter.query(Optional.empty()).words()).isEmpty();
    }

    @Test
    void goesOnAfterTheTicketOfItsCursor() {
        UUID last = UUID.randomUUID();
        String link = new TicketFilter("a&b c", "me", List.of(), 7, null).linkAfter(last);

        assertThat(link)
                .isEqualTo(
                        "</api/tickets?q=a%26b+c&seller=me&limit=7&cursor=" + Cursor.encode(last) + ">; rel=\"next\"");
        assertThat(Cursor.encode(last)).matches(Cursor.FORM);
        assertThat(Cursor.decode(Cursor.encode(last))).isEqualTo(last);
    }
}
