package io.ticketing.http;

import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http2.Http2Headers;
import io.quarkus.vertx.http.runtime.ServerLimitsConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.config.SmallRyeConfig;
import org.eclipse.microprofile.config.ConfigProvider;

/// Holds the head of an HTTP/2 request to the limits of HTTP/1.
///
/// @param longestLine of the line with the method and the address in HTTP/1
record HeadLimits(int longestLine, long longestHeaders) {

    /// The other bytes of that line: two spaces and the version.
    private static final int REST_OF_LINE = 10;

    static HeadLimits configured() {
        ServerLimitsConfig limits = ConfigProvider.getConfig()
                .unwrap(SmallRyeConfig.class)
                .getConfigMapping(VertxHttpConfig.class)
                .limits();
        return new HeadLimits(
                limits.maxInitialLineLength(), limits.maxHeaderSize().asLongValue());
    }

    /// The status for a request that must not be routed; 0 otherwise.
    int refusal(Http2Headers headers) {
        CharSequence method = headers.method();
        CharSequence address = headers.path();
        if (method == null || !isNamed(headers)) {
            return 400;
        }
        if (HttpMethod.CONNECT.asciiName().contentEquals(method)) {
            return 404;
        }
        if (address == null || headers.scheme() == null) {
            return 400;
        }
        if (method.length() + address.length() + REST_OF_LINE > longestLine) {
            return 414;
        }
        if (size(headers) > longestHeaders) {
            return 431;
        }
        return address.isEmpty() || !Http1Exchange.isReadable(address.toString()) ? 400 : 0;
    }

    /// Whether it names its host exactly once.
    private static boolean isNamed(Http2Headers headers) {
        List<CharSequence> hosts = headers.getAll(HttpHeaderNames.HOST);
        CharSequence authority = headers.authority();
        if (authority == null) {
            return hosts.size() == 1 && Http1Exchange.isHost(hosts.getFirst().toString());
        }
        return Http1Exchange.isHost(authority.toString())
                && hosts.stream().allMatch(host -> host.toString().contentEquals(authority));
    }

    private static long size(Http2Headers headers) {
        long size = 0;
        for (Map.Entry<CharSequence, CharSequence> header : headers) {
            if (!Http2Headers.PseudoHeaderName.hasPseudoHeaderFormat(header.getKey())) {
                size += header.getKey().length() + header.getValue().length();
            }
        }
        return size;
    }
}
