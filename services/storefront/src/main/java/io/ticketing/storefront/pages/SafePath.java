package io.ticketing.storefront.pages;

import java.net.URLEncoder;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Where a visitor goes on after signing in: a page of ours, whatever the address says.
final class SafePath {

    /// A second slash, or a backslash that browsers take for one, would name another host.
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

    private SafePath() {}

    static String of(String next) {
        return next != null && OURS.matcher(next).matches() ? next : "/";
    }

    static String encode(String path) {
        return URLEncoder.encode(path, UTF_8);
    }
}
