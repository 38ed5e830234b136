package io.ticketing.sandbox;

import java.util.List;
import java.util.stream.Stream;

/// The latest refunds.
final class RefundsTable {

    private RefundsTable() {}

    static String html(List<Refund> refunds) {
        return Html.table(
                List.of("Created", "Refund and intent", "Amount", "Status"),
                refunds.stream().map(RefundsTable::row));
    }

    private static String row(Refund refund) {
        return Html.row(
                Html.time(refund.json()),
                Html.cell(Html.lines(Stream.of(refund.id(), refund.intentId()).map(Html::code))),
                Html.amount(refund.amount(), refund.currency()),
                Html.status(refund.status()));
    }
}
