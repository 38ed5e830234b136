package io.ticketing.http;

import java.util.Map;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.ServerLimitsConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.ConfigProvider;

/// Refuses addresses that nobody can read, and holds HTTP/2 to the limits that HTTP/1 has for
/// addresses and headers.
@ApplicationScoped
class HeadLimits {

    /// Where it is decoded it would be a fault of ours, or an answer without a word.
    private static final Pattern HALF_AN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private static final int EARLY = -2_000;

    /// Of the line that an address stands in over HTTP/1, beside the method: two spaces and the
    /// version.
    private static final int REST_OF_LINE = 10;

    private final int longestLine;
    private final long longestHeaders;

    HeadLimits() {
        ServerLimitsConfig limits =
                ConfigProvider.getConfig()
                        .unwrap(SmallRyeConfig.class)
                        .getConfigMapping(VertxHttpConfig.class)
                        .limits();
        this.longestLine = limits.maxInitialLineLength();
        this.longestHeaders = limits.maxHeaderSize().asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(EARLY).handler(this::check);
    }

    private void check(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (request.uri() != null && HALF_AN_ESCAPE.matcher(request.uri()).find()) {
            call.fail(400);
        } else if (request.version() != HttpVersion.HTTP_2) {
            call.next();
        } else if (request.uri() != null
                && request.uri().length() + request.method().name().length() + REST_OF_LINE
                        > longestLine) {
            call.fail(414);
        } else if (size(request) > longestHeaders) {
            call.fail(431);
        } else {
            call.next();
        }
    }

    private static long size(HttpServerRequest request) {
        long size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }
}
