package io.ticketing.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

import io.vertx.core.net.SocketAddress;

/// Who counts as one client: an address, or a network of 64 bits for version 6, of which everybody
/// has a whole one.
public final class Client {

    private static final int NETWORK_BYTES = 8;

    private Client() {}

    /// @return empty where a caller has no address
    public static String of(SocketAddress caller) {
        return caller == null || caller.hostAddress() == null ? "" : of(caller.hostAddress());
    }

    /// An address of version 4 that is written as one of version 6 is one of version 4 here; zones
    /// and ports are left out.
    ///
    /// @return empty for what is no address, so that all such callers are one
    public static String of(String address) {
        return TrustedProxy.client(address).map(Client::network).orElse("");
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
