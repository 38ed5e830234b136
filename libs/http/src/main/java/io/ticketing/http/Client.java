package io.ticketing.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

import io.vertx.core.net.SocketAddress;

/// One client for the limits: an IPv4 address, or an IPv6 network of 64 bits, all of which belongs
/// to one household.
public final class Client {

    private static final int NETWORK_BYTES = 8;

    private Client() {}

    /// @return empty if the caller has no address
    public static String of(SocketAddress caller) {
        return caller == null || caller.hostAddress() == null ? "" : of(caller.hostAddress());
    }

    /// An IPv4 address that is written as an IPv6 address counts as IPv4; zones and ports are
    /// ignored.
    /// @return empty for text that is not an address, so that all such callers count as one
    public static String of(String address) {
        return TrustedProxy.client(address).map(Client::network).orElse("");
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
