package io.ticketing.storefront.pages;

import java.net.URLEncoder;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Where a visitor continues after signing in: a page of ours, whatever the address says.
final class SafePath {

    /// A second slash would name another host. Only characters that RFC 3986 allows: no backslash,
    /// which browsers treat as a slash.
    private static final Pattern OURS = Pattern.compile("/(?!/)(?:[\\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");

    private SafePath() {}

    static String of(@Nullable String next) {
        return next != null && OURS.matcher(next).matches() ? next : "/";
    }

    static String encode(String path) {
        return URLEncoder.encode(path, UTF_8);
    }
}
