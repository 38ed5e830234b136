package io.ticketing.auth.attempts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// A caller's network, which can't be changed at will: an IPv4 address, or the first half of an
/// IPv6 address, all of which belongs to one household.
public record Network(String name) {

    private static final int HALF = 8;

    private static final Network NAMELESS = new Network("nameless");

    /// Proxies that name no client send something that is not an address: all of it is one network.
    public static Network of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address.replaceFirst("%.*", ""));
            byte[] bytes = parsed.getAddress();
            return parsed instanceof Inet6Address
                    ? new Network(HexFormat.of().formatHex(Arrays.copyOf(bytes, HALF)) + "/64")
                    : new Network(HexFormat.of().formatHex(bytes));
        } catch (IllegalArgumentException _) {
            return NAMELESS;
        }
    }
}
