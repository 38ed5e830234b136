package io.ticketing.storefront.live;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2::1, 20010db800010002",
        "2001:db8:1:2:ffff::9, 20010db800010002",
        "2001:db8:1:3::1, 20010db800010003",
        "::ffff:192.0.2.1, 0:0:0:0:0:ffff:c000:201"
    })
    void takesANetworkOfVersion6ForOneAddress(String address, String network) {
        assertThat(WatchLimit.network(SocketAddress.inetSocketAddress(1, address)))
                .isEqualTo(network);
    }

    private static List<UUID> tickets(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }
}
