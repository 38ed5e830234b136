package io.ticketing.storefront.proxy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// The headers that belong to one hop: those that end here and those that tell the next one of it.
final class HopHeaders {

    private static final List<String> HOP_BY_HOP =
            List.of("connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade");

    private HopHeaders() {}

    /// What `Connection` names is for this connection only, as is the fixed list.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110, 7.6.1</a>
    static void end(MultiMap headers) {
        headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(names -> Stream.of(names.split(",")))
                .map(String::strip)
                .forEach(headers::remove);
        HOP_BY_HOP.forEach(headers::remove);
    }

    /// Tells who called, by what this hop has seen for itself: a client may claim anything.
    static void forward(MultiMap headers, HttpServerRequest received) {
        headers.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-"))
                .toList()
                .forEach(headers::remove);
        headers.remove("forwarded").remove("x-real-ip");
        headers.set("x-forwarded-for", received.remoteAddress().hostAddress());
        headers.set("x-forwarded-proto", received.scheme());
        if (received.authority() != null) {
            headers.set("x-forwarded-host", received.authority().toString());
        }
    }
}
