package io.ticketing.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.smallrye.common.net.CidrAddress;

/// A trusted proxy, as an operator writes it: an IPv4 or IPv6 address or network (`10.0.0.1`,
/// `::1`, `[::1]`, `10.0.0.0/8`, `fd00::/8`) or a host name. An address or a name may have a port
/// (`10.0.0.1:8080`, `[::1]:8080`), from which the proxy must call.
///
/// @param networks the addresses that it names
/// @param name the host name to look up, if there is one
/// @param port the port that it must call from; 0 for any
record TrustedProxy(List<CidrAddress> networks, Optional<String> name, int port) {

    /// An IPv6 address without brackets has at least two colons, and so no port.
    private static final Pattern FORM = Pattern.compile(
            "(?:\\[(?<six>[^\\[\\]/]+)]|(?<bare>[^\\[\\]/:]*:[^\\[\\]/]*:[^\\[\\]/]*)|(?<host>[^\\[\\]/:]+))"
                    + "(?:/(?<prefix>\\d{1,3})|:(?<port>\\d{1,5}))?");

    /// Its last label is never all digits: that would be a mistyped address.
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*"
                    + "(?!\\d+\\.?$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final int MAPPED_PREFIX = 96;
    private static final int MAX_PORT = 65_535;

    /// @throws IllegalArgumentException if it has none of these forms
    static TrustedProxy parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw nonsense(text);
        }
        String host = host(form);
        int port = form.group("port") == null ? 0 : Integer.parseInt(form.group("port"));
        InetAddress address = address(host).orElse(null);
        boolean six = host.indexOf(':') >= 0;
        if (port > MAX_PORT || form.group("six") != null && (address == null || !six)) {
            throw nonsense(text);
        }
        if (address != null) {
            return new TrustedProxy(List.of(network(address, six, form.group("prefix"), text)), Optional.empty(), port);
        }
        if (form.group("prefix") != null || !NAME.matcher(host).matches()) {
            throw nonsense(text);
        }
        return host.equalsIgnoreCase("localhost")
                ? new TrustedProxy(
                        List.of(single(InetAddress.ofLiteral("127.0.0.1")), single(InetAddress.ofLiteral("::1"))),
                        Optional.empty(),
                        port)
                : new TrustedProxy(List.of(), Optional.of(host), port);
    }

    /// A client's address as proxies write it: some add brackets or the port.
    ///
    /// @return empty if it is not an address (`unknown`, or text from a client)
    static Optional<InetAddress> client(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches() && form.group("prefix") == null ? address(host(form)) : Optional.empty();
    }

    static CidrAddress single(InetAddress address) {
        return CidrAddress.create(address, bits(address));
    }

    /// IPv4 written as IPv6 (`::ffff:10.0.0.1`) is IPv4. The zone is ignored.
    ///
    /// @return empty if it is a name, or empty text
    static Optional<InetAddress> address(String literal) {
        if (literal.indexOf(':') < 0 && !DOTTED.matcher(literal).matches()) {
            return Optional.empty();
        }
        int zone = literal.indexOf('%');
        try {
            return Optional.of(InetAddress.ofLiteral(zone < 0 ? literal : literal.substring(0, zone)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static CidrAddress network(InetAddress address, boolean six, String prefix, String text) {
        if (prefix == null) {
            return single(address);
        }
        boolean mapped = six && address instanceof Inet4Address;
        int length = Integer.parseInt(prefix) - (mapped ? MAPPED_PREFIX : 0);
        if (length < 0 || length > bits(address)) {
            throw nonsense(text);
        }
        return CidrAddress.create(address, length);
    }

    private static String host(Matcher form) {
        return Optional.ofNullable(form.group("six"))
                .or(() -> Optional.ofNullable(form.group("bare")))
                .orElseGet(() -> form.group("host"));
    }

    private static int bits(InetAddress address) {
        return address instanceof Inet4Address ? 32 : 128;
    }

    private static IllegalArgumentException nonsense(String text) {
        return new IllegalArgumentException("\"%s\" is no address, network or host name".formatted(text));
    }
}
