package io.ticketing.sandbox;

import java.util.List;
import java.util.Map;

/// When the objects of a list were created, at the latest or at the earliest.
final class Created {

    /// The parameters that say so.
    static final String PARAMETERS = "created created[gt] created[gte] created[lt] created[lte] ";

    private static final Map<String, String> COMPARISONS =
            Map.of("created", "=", "created[gt]", ">", "created[gte]", ">=", "created[lt]", "<", "created[lte]", "<=");

    private Created() {}

    /// @param column has the objects
    static List<Filter> filters(String column, Form form) {
        return form.values().keySet().stream()
                .filter(COMPARISONS::containsKey)
                .map(param -> filter(column, param, form))
                .toList();
    }

    private static Filter filter(String column, String param, Form form) {
        var condition = "(%s ->> 'created')::bigint %s ?".formatted(column, COMPARISONS.get(param));
        return new Filter(condition, form.integer(param));
    }
}
