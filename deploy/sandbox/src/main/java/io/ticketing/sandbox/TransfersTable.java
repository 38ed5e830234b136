package io.ticketing.sandbox;

import java.util.List;
import java.util.stream.Stream;

/// The latest transfers to connected accounts.
final class TransfersTable {

    private TransfersTable() {}

    static String html(List<Transfer> transfers) {
        return Html.table(
                List.of("Created", "Transfer and account", "Amount", "Status"),
                transfers.stream().map(TransfersTable::row));
    }

    private static String row(Transfer transfer) {
        return Html.row(
                Html.time(transfer.json()),
                Html.cell(Html.lines(
                        Stream.of(transfer.id(), transfer.destination()).map(Html::code))),
                Html.amount(transfer.amount(), transfer.currency()),
                Html.status(transfer.isReversed() ? "reversed" : "paid"));
    }
}
