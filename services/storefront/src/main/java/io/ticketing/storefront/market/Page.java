package io.ticketing.storefront.market;

import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jboss.resteasy.reactive.RestResponse;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A page of a list.
///
/// @param next where the next page starts, if there is one
public record Page<T>(List<T> items, Optional<String> next) {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");
    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&]*)");

    public static <T> Page<T> of(RestResponse<List<T>> answer) {
        return new Page<>(
                answer.getEntity(),
                Optional.ofNullable(answer.getHeaderString("Link")).flatMap(Page::cursor));
    }

    private static Optional<String> cursor(String link) {
        return Optional.of(NEXT.matcher(link))
                .filter(Matcher::find)
                .map(found -> CURSOR.matcher(found.group(1)))
                .filter(Matcher::find)
                .map(found -> URLDecoder.decode(found.group(1), UTF_8));
    }
}
