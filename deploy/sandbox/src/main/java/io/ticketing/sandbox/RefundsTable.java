package io.ticketing.sandbox;

import java.util.List;

/// The latest refunds.
final class RefundsTable {

    private RefundsTable() {}

    static String html(List<Refund> refunds) {
        return Html.table(
                List.of("Created", "Refund", "Intent", "Amount", "Status"),
                refunds.stream().map(RefundsTable::row));
    }

    private static String row(Refund refund) {
        return Html.row(
                Html.time(refund.json()),
                Html.code(refund.id()),
                Html.code(refund.intentId()),
                Html.amount(refund.amount(), refund.currency()),
                Html.status(refund.status()));
    }
}
