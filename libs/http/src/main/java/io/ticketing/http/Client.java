package io.ticketing.http;

import java.util.Arrays;
import java.util.HexFormat;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;

/// Who counts as one client: an address, or a network of 64 bits for version 6, of which everybody
/// has a whole one.
final class Client {

    private static final int NETWORK_BYTES = 8;
    private static final int VERSION_6_BYTES = 16;

    private Client() {}

    /// @return null where a caller has no address
    static String of(SocketAddress caller) {
        return caller == null || caller.hostAddress() == null ? null : of(caller.hostAddress());
    }

    static String of(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length < VERSION_6_BYTES
                ? address
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
    }
}
