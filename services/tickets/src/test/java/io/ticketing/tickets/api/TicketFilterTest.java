package io.ticketing.tickets.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.tickets.TicketsConfig;

import static org.assertj.core.api.Assertions.assertThat;

class TicketFilterTest {

    private static final TicketsConfig.Page PAGE =
            new TicketsConfig.Page() {
                @Override
                public int size() {
                    return 50;
                }

                @Override
                public int maxSize() {
                    return 200;
                }
            };

    @ParameterizedTest
    @CsvSource({", 50", "1, 1", "200, 200", "201, 200", "2147483647, 200"})
    void limitsThePage(Integer asked, int given) {
        var filter = new TicketFilter(null, null, List.of(), asked, null);

        assertThat(filter.query(Optional.empty(), PAGE).limit()).isEqualTo(given);
    }

    @Test
    void searchesForNothingInParticularWhenTheTextIsBlank() {
        var filter = new TicketFilter("  ", null, List.of(), null, null);

        assertThat(filter.query(Optional.empty(), PAGE).search()).isEmpty();
    }

    @Test
    void goesOnAfterTheTicketOfItsCursor() {
        UUID last = UUID.randomUUID();
        String link = new TicketFilter("a&b c", "me", List.of(), 7, null).linkAfter(last);

        assertThat(link)
                .isEqualTo(
                        "</api/tickets?q=a%26b+c&seller=me&limit=7&cursor="
                                + Cursor.encode(last)
                                + ">; rel=\"next\"");
        assertThat(Cursor.encode(last)).matches(Cursor.FORM);
        assertThat(Cursor.decode(Cursor.encode(last))).isEqualTo(last);
    }
}
