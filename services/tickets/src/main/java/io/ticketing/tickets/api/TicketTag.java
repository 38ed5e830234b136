package io.ticketing.tickets.api;

import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.ticketing.tickets.domain.Ticket;

/// The entity tag of a ticket's view: `"<version>.<stock version>"`.
///
/// It changes whenever the view does. An edit compares only the first part: purchases since the
/// seller looked make no edit stale, and a hold prevents the edit anyway.
final class TicketTag {

    private static final String ANY = "*";
    private static final Pattern LIST = Pattern.compile("\\s*,\\s*");
    private static final Pattern STRONG = Pattern.compile("\"(\\d{1,18})\\.\\d{1,18}\"");
    private static final String WEAK = "W/";

    private TicketTag() {}

    static String of(Ticket ticket) {
        return "\"%d.%d\"".formatted(ticket.version(), ticket.stock().version());
    }

    /// Whether `If-None-Match` says that the client already has it.
    static boolean isKnown(Ticket ticket, @Nullable String ifNoneMatch) {
        String tag = of(ticket);
        return ifNoneMatch != null
                && tags(ifNoneMatch)
                        .anyMatch(known -> known.equals(ANY) || known.equals(tag) || known.equals(WEAK + tag));
    }

    /// The versions that `If-Match` allows an edit of; any version without that header. A tag that
    /// we never sent matches nothing.
    static LongPredicate seen(@Nullable String ifMatch) {
        return version ->
                ifMatch == null || tags(ifMatch).anyMatch(tag -> tag.equals(ANY) || versionOf(tag) == version);
    }

    private static long versionOf(String tag) {
        var strong = STRONG.matcher(tag);
        return strong.matches() ? Long.parseLong(strong.group(1)) : -1;
    }

    private static Stream<String> tags(String header) {
        return LIST.splitAsStream(header.strip());
    }
}
