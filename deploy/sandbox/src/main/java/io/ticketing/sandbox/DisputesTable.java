package io.ticketing.sandbox;

import java.util.List;
import java.util.stream.Stream;

/// The latest disputes, with what their banks can decide.
final class DisputesTable {

    private DisputesTable() {}

    static String html(List<Dispute> disputes) {
        return Html.table(
                List.of("Created", "Dispute and intent", "Amount", "Reason", "Status", ""),
                disputes.stream().map(DisputesTable::row));
    }

    private static String row(Dispute dispute) {
        return Html.row(
                Html.time(dispute.json()),
                Html.cell(Html.lines(Stream.of(dispute.id(), dispute.intentId()).map(Html::code))),
                Html.amount(dispute.amount(), dispute.currency()),
                Html.cell(Html.text(dispute.reason().replace('_', ' '))),
                Html.status(dispute.status()),
                Html.cell(dispute.isOpen() ? buttons(dispute) : ""));
    }

    private static String buttons(Dispute dispute) {
        return Html.button("/sandbox/win", "dispute", dispute.id(), "The shop wins")
                + Html.button("/sandbox/lose", "dispute", dispute.id(), "The shop loses");
    }
}
