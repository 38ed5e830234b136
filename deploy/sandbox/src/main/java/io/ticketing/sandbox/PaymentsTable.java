package io.ticketing.sandbox;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The latest payments, with what people can do to them.
final class PaymentsTable {

    private PaymentsTable() {}

    /// @param disputed the ids of those that are disputed already
    static String html(List<PaymentIntent> intents, Set<String> disputed) {
        return Html.table(
                List.of("Created", "Intent and order", "Amount", "Status", ""),
                intents.stream().map(intent -> row(intent, disputed.contains(intent.id()))));
    }

    private static String row(PaymentIntent intent, boolean disputed) {
        return Html.row(
                Html.time(intent.json()),
                Html.cell(Html.lines(Stream.of(intent.id(), intent.orderId()).map(Html::code))),
                Html.amount(intent.amount(), intent.currency()),
                Html.status(intent.status()),
                Html.cell(disputed ? "" : button(intent)));
    }

    private static String button(PaymentIntent intent) {
        return switch (intent.status()) {
            case PaymentIntent.REQUIRES_CAPTURE ->
                Html.button("/sandbox/expire", "intent", intent.id(), "Expire the authorisation");
            case PaymentIntent.SUCCEEDED -> Html.button("/sandbox/dispute", "intent", intent.id(), "Open a dispute");
            default -> "";
        };
    }
}
