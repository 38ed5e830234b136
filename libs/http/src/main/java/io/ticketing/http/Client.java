package io.ticketing.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;

/// Who counts as one client: an address, or a network of 64 bits for version 6, of which everybody
/// has a whole one.
final class Client {

    private static final int NETWORK_BYTES = 8;

    private Client() {}

    /// @return null where a caller has no address
    static String of(SocketAddress caller) {
        return caller == null || caller.hostAddress() == null ? null : of(caller.hostAddress());
    }

    static String of(String address) {
        // An address of version 4 that is written as one of version 6 is one of version 4 here.
        InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(address);
        if (parsed == null) {
            return address;
        }
        return parsed instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                : parsed.getHostAddress();
    }
}
