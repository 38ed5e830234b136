package io.ticketing.sandbox;

import java.util.List;
import java.util.stream.Stream;

/// The latest payments, with what people can do to them.
final class PaymentsTable {

    private PaymentsTable() {}

    static String html(List<PaymentIntent> intents) {
        return Html.table(
                List.of("Created", "Intent and order", "Amount", "Status", ""),
                intents.stream().map(PaymentsTable::row));
    }

    private static String row(PaymentIntent intent) {
        return Html.row(
                Html.time(intent.json()),
                Html.cell(Html.lines(Stream.of(intent.id(), intent.orderId()).map(Html::code))),
                Html.amount(intent.amount(), intent.currency()),
                Html.status(intent.status()),
                Html.cell(
                        intent.status().equals(PaymentIntent.REQUIRES_CAPTURE)
                                ? Html.button("/sandbox/expire", "intent", intent.id(), "Expire the authorisation")
                                : ""));
    }
}
