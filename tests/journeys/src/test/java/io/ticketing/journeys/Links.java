package io.ticketing.journeys;

import java.util.Optional;
import java.util.regex.Pattern;

import io.restassured.response.Response;

/// Reads the `Link` header of a page.
final class Links {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"?next\"?");

    private Links() {}

    static Optional<String> next(Response answer) {
        return Optional.ofNullable(answer.getHeader("Link"))
                .map(NEXT::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1));
    }
}
