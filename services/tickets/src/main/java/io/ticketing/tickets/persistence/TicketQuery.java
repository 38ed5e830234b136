package io.ticketing.tickets.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.panache.common.Parameters;

import io.ticketing.tickets.domain.SearchText;

/// Which tickets to list, newest first.
///
/// @param seller whose, whatever their status; of nobody in particular: what can be bought now
/// @param search a part of the title
/// @param ids only these, whatever their status; none: any
/// @param before only those older than this one
public record TicketQuery(
        Optional<UUID> seller,
        Optional<String> search,
        List<UUID> ids,
        Optional<UUID> before,
        int limit) {

    String condition() {
        List<String> conditions = new ArrayList<>();
        seller.ifPresent(_ -> conditions.add("sellerId = :seller"));
        if (!ids.isEmpty()) {
            conditions.add("id in :ids");
        } else if (seller.isEmpty()) {
            conditions.add("onSale = true");
        }
        search.ifPresent(_ -> conditions.add("searchTitle like :pattern escape '!'"));
        before.ifPresent(_ -> conditions.add("id < :before"));
        return String.join(" and ", conditions);
    }

    Parameters parameters() {
        Parameters parameters = new Parameters();
        seller.ifPresent(id -> parameters.and("seller", id));
        if (!ids.isEmpty()) {
            parameters.and("ids", ids);
        }
        search.ifPresent(text -> parameters.and("pattern", "%" + literally(text) + "%"));
        before.ifPresent(id -> parameters.and("before", id));
        return parameters;
    }

    private static String literally(String text) {
        return SearchText.of(text).replaceAll("[!%_]", "!$0");
    }
}
