package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Which part of a list a caller wants, newest first.
///
/// Source: <https://docs.stripe.com/api/pagination>.
record PageRequest(int limit, Optional<String> startingAfter, Optional<String> endingBefore) {

    private static final int USUAL = 10;
    private static final int MOST = 100;
    private static final String LIMIT = "limit";
    private static final String STARTING_AFTER = "starting_after";
    private static final String ENDING_BEFORE = "ending_before";

    static PageRequest of(Form form) {
        var after = form.find(STARTING_AFTER);
        var before = form.find(ENDING_BEFORE);
        if (after.isPresent() && before.isPresent()) {
            throw StripeError.unreadable("Pass either starting_after or ending_before, not both.");
        }
        return new PageRequest(limit(form), after, before);
    }

    private static int limit(Form form) {
        var limit = form.find(LIMIT).isPresent() ? form.number(LIMIT) : USUAL;
        if (limit > MOST) {
            throw StripeError.invalid(
                    "parameter_invalid_integer", LIMIT, "This value must be less than or equal to " + MOST + ".");
        }
        return (int) limit;
    }

    Reply answer(Connection connection, Listing listing) throws SQLException {
        // One more than wanted tells whether there are more.
        var found = find(connection, listing, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        var body = Json.object()
                .put("object", "list")
                .put("has_more", found.size() > limit)
                .put("url", listing.url());
        var newestFirst = endingBefore.isPresent() ? page.reversed() : page;
        body.putArray("data").addAll(newestFirst);
        return Reply.of(200, body);
    }

    private List<ObjectNode> find(Connection connection, Listing listing, int most) throws SQLException {
        if (endingBefore.isPresent()) {
            return listing.after(connection, number(connection, listing, ENDING_BEFORE, endingBefore.get()), most);
        }
        var number = startingAfter.isPresent()
                ? number(connection, listing, STARTING_AFTER, startingAfter.get())
                : Long.MAX_VALUE;
        return listing.before(connection, number, most);
    }

    private static long number(Connection connection, Listing listing, String param, String id) throws SQLException {
        return listing.number(connection, id).orElseThrow(() -> StripeError.unknown(listing.kind(), param, id));
    }
}
