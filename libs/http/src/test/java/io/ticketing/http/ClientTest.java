package io.ticketing.http;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,             192.0.2.1",
        "192.0.2.1:4711,        192.0.2.1",
        "::ffff:192.0.2.1,      192.0.2.1",
        "::ffff:c000:201,       192.0.2.1",
        "0:0:0:0:0:ffff:c000:201, 192.0.2.1",
        "2001:db8:1:2::1,       20010db800010002",
        "2001:0DB8:0001:0002:ffff::9, 20010db800010002",
        "[2001:db8:1:2::1]:443, 20010db800010002",
        "2001:db8:1:3::1,       20010db800010003",
        "fe80::1%eth0,          fe80000000000000",
        "fe80::2%2,             fe80000000000000",
        "::1,                   0000000000000000",
        "example.com,           ''",
        "unknown,               ''",
        "192.0.2.0/24,          ''",
        "'',                    ''"
    })
    void isAnAddressOrTheNetworkThatAHouseholdHas(String address, String client) {
        assertThat(Client.of(address)).isEqualTo(client);
    }

    @Test
    void isNobodyWithoutAnAddress() {
        assertThat(Client.of((SocketAddress) null)).isEmpty();
        assertThat(Client.of(SocketAddress.domainSocketAddress("/run/socket"))).isEmpty();
    }
}
