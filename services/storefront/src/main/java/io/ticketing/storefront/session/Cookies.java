package io.ticketing.storefront.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;

/// The cookies of a request, read from its header each time, because a handler may have changed it.
final class Cookies {

    static final String SESSION = "session";
    static final String REFRESH = "refresh";
    static final String DEVICE = "device";

    private Cookies() {}

    static Map<String, String> of(MultiMap headers) {
        var cookies = new LinkedHashMap<String, String>();
        for (String header : headers.getAll(HttpHeaders.COOKIE)) {
            for (var cookie : ServerCookieDecoder.LAX.decode(header)) {
                cookies.putIfAbsent(cookie.name(), cookie.value());
            }
        }
        return cookies;
    }

    /// Removes one cookie and leaves the others as they are.
    static void remove(MultiMap headers, String name) {
        String others = headers.getAll(HttpHeaders.COOKIE).stream()
                .flatMap(header -> Stream.of(header.split(";")))
                .map(String::strip)
                .filter(cookie -> !cookie.split("=", 2)[0].strip().equals(name))
                .collect(Collectors.joining("; "));
        headers.remove(HttpHeaders.COOKIE);
        if (!others.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, others);
        }
    }

    /// Makes a browser forget a cookie that auth has set: it has the same name, path and flags.
    static String cleared(String name, String scheme) {
        return Cookie.cookie(name, "")
                .setPath("/")
                .setMaxAge(0)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(scheme.equals("https"))
                .encode();
    }

    static void set(MultiMap headers, Map<String, String> cookies) {
        headers.remove(HttpHeaders.COOKIE);
        if (!cookies.isEmpty()) {
            headers.set(
                    HttpHeaders.COOKIE,
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
    }
}
