package io.ticketing.storefront.proxy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// The headers of one hop: those that end here, and those that describe this hop to the next one.
final class HopHeaders {

    /// Whole milliseconds until the call is given up here: a service does not start work that it
    /// could not answer in time.
    static final String TIMEOUT = "x-request-timeout-ms";

    private static final List<String> HOP_BY_HOP = List.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    private HopHeaders() {}

    /// The headers that `Connection` names, and those in a fixed list, are for this connection
    /// only.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110, 7.6.1</a>
    static void end(MultiMap headers) {
        headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(names -> Stream.of(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(headers::remove);
        HOP_BY_HOP.forEach(headers::remove);
    }

    /// Passes on what a client sent, and describes the caller as this hop has seen it: a client may
    /// claim anything.
    static void pass(HttpServerRequest received, MultiMap headers) {
        headers.addAll(received.headers());
        end(headers);
        headers.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-"))
                .toList()
                .forEach(headers::remove);
        headers.remove("forwarded").remove("x-real-ip").remove(TIMEOUT);
        // From the previous hop; a body's length is counted again.
        headers.remove(HttpHeaders.HOST).remove(HttpHeaders.CONTENT_LENGTH);
        // Already answered here.
        headers.remove(HttpHeaders.EXPECT);
        join(headers);
        headers.set("x-forwarded-for", received.remoteAddress().hostAddress());
        headers.set("x-forwarded-proto", received.scheme());
        if (received.authority() != null) {
            headers.set("x-forwarded-host", received.authority().toString());
        }
    }

    /// HTTP/2 lets a client send each cookie in a separate header, HTTP/1.1 does not.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-8.2.3">RFC 9113, 8.2.3</a>
    private static void join(MultiMap headers) {
        List<String> cookies = headers.getAll(HttpHeaders.COOKIE);
        if (cookies.size() > 1) {
            headers.set(HttpHeaders.COOKIE, String.join("; ", cookies));
        }
    }
}
