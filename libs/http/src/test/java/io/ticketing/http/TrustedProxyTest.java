package io.ticketing.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustedProxyTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,              127.0.0.1",
        "' 127.0.0.1 ',          127.0.0.1",
        "127.0.0.1:443,          127.0.0.1",
        "::1,                    ::1",
        "[::1],                  ::1",
        "[::1]:443,              ::1",
        "::1/128,                ::1",
        "0:0:0:0:0:0:0:1,        ::1",
        "2001:DB8::A,            2001:db8:0:0:0:0:0:a",
        "fe80::1%eth0,           fe80::1",
        "::,                     ::",
        "::ffff:10.0.0.1,        10.0.0.1",
        "[::ffff:10.0.0.1]:443,  10.0.0.1",
        "127.0.0.1,              ::ffff:127.0.0.1",
        "127.0.0.1,              ::ffff:7f00:1",
        "10.0.0.0/8,             10.255.0.1",
        "10.1.2.3/8,             10.255.0.1",
        "10.0.0.1/32,            10.0.0.1",
        "::ffff:10.0.0.0/104,    10.255.0.1",
        "10.0.0.0/8,             ::ffff:10.0.0.1",
        "fd00::/8,               fd12:3456::1",
        "[fd00::]/8,             fd12:3456::1",
        "0.0.0.0/0,              203.0.113.7",
        "::/0,                   2001:db8::1",
        "localhost,              127.0.0.1",
        "LOCALHOST,              ::1",
    })
    void believes(String written, String caller) {
        assertThat(trust(written).include(SocketAddress.inetSocketAddress(443, caller)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,        127.0.0.2",
        "127.0.0.1:444,    127.0.0.1",
        "[::1]:444,        ::1",
        "::1,              ::2",
        "::1,              127.0.0.1",
        "127.0.0.1,        ::1",
        "10.0.0.0/8,       11.0.0.1",
        "fd00::/8,         fe00::1",
        "0.0.0.0/0,        ::1",
        "::/0,             127.0.0.1",
        "10.0.0.1/32,      10.0.0.2",
        "127.0.0.1,        no-address",
        "'',               127.0.0.1",
    })
    void doesNotBelieve(String written, String caller) {
        assertThat(trust(written).include(SocketAddress.inetSocketAddress(443, caller)))
                .isFalse();
    }

    @Test
    void leavesOutTheZoneOfACaller() {
        var caller = new InetSocketAddress(InetAddress.ofLiteral("fe80::1%2"), 443);

        assertThat(trust("fe80::1").include(SocketAddress.inetSocketAddress(caller)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "proxy,                       proxy,                        0",
        "proxy.internal,              proxy.internal,               0",
        "proxy.internal.,             proxy.internal.,              0",
        "my_proxy-1.example.com:8443, my_proxy-1.example.com,    8443",
        "1.2.3.4.in-addr.arpa,        1.2.3.4.in-addr.arpa,         0",
        "fe80,                        fe80,                         0",
    })
    void takesHostNames(String written, String name, int port) {
        var proxy = TrustedProxy.parse(written);

        assertThat(proxy.name()).contains(name);
        assertThat(proxy.port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                ":",
                ":1",
                "/8",
                "10.0.0",
                "10.0.0.256",
                "300.1.2.3",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8:80",
                "10.0.0.0/255.0.0.0",
                "10.0.0.1:",
                "10.0.0.1:65536",
                "10.0.0.1:http",
                "fd00::/129",
                "::ffff:10.0.0.0/8",
                "fd00:::1",
                "[fd00::",
                "fd00::]",
                "[]",
                "[10.0.0.1]",
                "[proxy]",
                "[::1]443",
                "proxy/8",
                "pro xy",
                "-proxy",
                "proxy..internal",
                "*.internal",
                "http://10.0.0.1",
                "10.0.0.1 10.0.0.2",
            })
    void refusesNonsenseAtTheStartInOneLine(String written) {
        assertThatThrownBy(() -> trust("10.0.0.1", written))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES: \"%s\" is no address, network or host name", written);
    }

    private static TrustedProxies trust(String... written) {
        return new TrustedProxies(new ForwardingConfig() {
            @Override
            public boolean forwarding() {
                return true;
            }

            @Override
            public Optional<List<String>> trustedProxies() {
                return Optional.of(List.of(written));
            }
        });
    }
}
