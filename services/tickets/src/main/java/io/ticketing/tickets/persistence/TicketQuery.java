package io.ticketing.tickets.persistence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/// Which tickets to list, newest first.
///
/// @param seller lists this seller's tickets of any status; without it, only those that can be
/// bought now
/// @param words must all be parts of the title, as the search compares it
/// @param ids lists only these, of any status; empty for all
/// @param before lists only tickets older than this one
public record TicketQuery(Optional<UUID> seller, List<String> words, List<UUID> ids, Optional<UUID> before, int limit) {

    private static final String LIKE = "%s like :word%d escape '!'";

    /// Whether it searches for words among all tickets that can be bought.
    boolean searches() {
        return !words.isEmpty() && seller.isEmpty() && ids.isEmpty();
    }

    String condition() {
        List<String> conditions = new ArrayList<>();
        seller.ifPresent(_ -> conditions.add("sellerId = :seller"));
        if (!ids.isEmpty()) {
            conditions.add("id in :ids");
        } else if (seller.isEmpty()) {
            conditions.add("onSale = true");
        }
        if (!words.isEmpty()) {
            conditions.add(titleHasWords("searchTitle"));
        }
        before.ifPresent(_ -> conditions.add("id < :before"));
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        seller.ifPresent(id -> parameters.put("seller", id));
        if (!ids.isEmpty()) {
            parameters.put("ids", ids);
        }
        for (int n = 0; n < words.size(); n++) {
            parameters.put("word" + n, pattern(n));
        }
        before.ifPresent(id -> parameters.put("before", id));
        return parameters;
    }

    String titleHasWords(String column) {
        return IntStream.range(0, words.size())
                .mapToObj(n -> LIKE.formatted(column, n))
                .collect(joining(" and "));
    }

    String pattern(int word) {
        return "%" + words.get(word).replaceAll("[!%_]", "!$0") + "%";
    }
}
