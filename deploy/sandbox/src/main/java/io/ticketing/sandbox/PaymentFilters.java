package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Which refunds or disputes a caller wants: of which payment, and of which time.
final class PaymentFilters {

    private PaymentFilters() {}

    /// @param column has the objects
    static List<Filter> of(Connection connection, String column, Form form) throws SQLException {
        var filters = new ArrayList<>(Created.filters(column, form));
        var charge = form.find("charge");
        if (charge.isPresent()) {
            filters.add(ofIntent(Charges.intentOf(connection, charge.get()).id()));
        }
        var intent = form.find("payment_intent");
        if (intent.isPresent()) {
            filters.add(ofIntent(PaymentIntents.get(connection, intent.get()).id()));
        }
        return filters;
    }

    static Filter ofIntent(String id) {
        return new Filter("intent_id = ?", id);
    }
}
