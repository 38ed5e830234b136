package io.ticketing.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the `Accept` headers of a request say about JSON.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, 12.5.1</a>
final class Accept {

    /// From the most specific on: the first one that is named decides. Old Java clients write the
    /// last one.
    private static final List<String> RANGES_OF_JSON = List.of("application/json", "application/*", "*/*", "*");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"");
    private static final Pattern NEVER = Pattern.compile("q=0?(\\.0*)?");

    private Accept() {}

    /// Whether there is no preference, or JSON is among the preferred types. Unreadable entries
    /// count as other types.
    static boolean takesJson(List<String> headers) {
        List<Range> ranges = headers.stream().flatMap(Accept::ranges).toList();
        return ranges.isEmpty()
                || RANGES_OF_JSON.stream()
                        .flatMap(name -> find(name, ranges).stream())
                        .findFirst()
                        .map(Range::isWanted)
                        .orElse(false);
    }

    /// Whether this type is named.
    static boolean takes(String type, List<String> headers) {
        return find(type, headers.stream().flatMap(Accept::ranges).toList())
                .map(Range::isWanted)
                .orElse(false);
    }

    private static Stream<Range> ranges(String header) {
        return Stream.of(QUOTED.matcher(header).replaceAll("").split(","))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(Range::of);
    }

    /// A type that is named twice is acceptable if it is so once.
    private static Optional<Range> find(String name, List<Range> ranges) {
        return ranges.stream()
                .filter(range -> range.name().equals(name))
                .reduce((one, other) -> one.isWanted() ? one : other);
    }

    private record Range(String name, boolean isWanted) {

        static Range of(String text) {
            String[] parts = text.toLowerCase(Locale.ROOT).split("\\s*;\\s*");
            return new Range(
                    parts.length == 0 ? "" : parts[0],
                    Stream.of(parts).noneMatch(part -> NEVER.matcher(part).matches()));
        }
    }
}
