package io.ticketing.storefront.live;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WatchLimitTest {

    private static final String ADDRESS = "192.0.2.1";

    private final WatchLimit limit = new WatchLimit(null);

    @Test
    void admitsNoMoreDifferentTicketsOfOneAddress() {
        List<UUID> most = tickets(WatchLimit.TICKETS);

        assertThat(limit.admit(most, ADDRESS)).isEqualTo(most);
        assertThat(limit.admit(tickets(1), ADDRESS)).isEmpty();
        assertThat(limit.admit(tickets(1), "192.0.2.2")).hasSize(1);
    }

    @Test
    void countsATicketOnceHoweverManyPagesShowIt() {
        List<UUID> most = tickets(WatchLimit.TICKETS);
        for (int pages = 0; pages < 3; pages++) {
            assertThat(limit.admit(most, ADDRESS)).isEqualTo(most);
        }

        limit.giveBack(most, ADDRESS);
        limit.giveBack(most, ADDRESS);
        assertThat(limit.admit(tickets(1), ADDRESS)).isEmpty();
        limit.giveBack(most, ADDRESS);
        assertThat(limit.admit(tickets(1), ADDRESS)).hasSize(1);
    }

    @Test
    void admitsTheFirstOfManyThatAreTooMany() {
        List<UUID> many = tickets(WatchLimit.TICKETS + 50);

        assertThat(limit.admit(many, ADDRESS)).isEqualTo(many.subList(0, WatchLimit.TICKETS));
    }

    private static List<UUID> tickets(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }
}
