package io.ticketing.sandbox;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ticketing.sandbox.Faults.NextCapture;

/// The page for people, with the latest payments and events.
record ControlPage(
        Faults faults,
        List<PaymentIntent> intents,
        List<ObjectNode> events,
        Map<String, List<DeliveryState>> deliveries) {

    private static final int MOST_ROWS = 50;

    static ControlPage read(Connection connection, Faults faults) throws SQLException {
        var intents = PaymentIntents.LISTING.before(connection, Long.MAX_VALUE, MOST_ROWS);
        var events = Events.all().before(connection, Long.MAX_VALUE, MOST_ROWS);
        var ids = events.stream().map(ControlPage::id).toList();
        var deliveries = Deliveries.of(connection, ids).stream().collect(Collectors.groupingBy(DeliveryState::eventId));
        return new ControlPage(faults, intents.stream().map(PaymentIntent::new).toList(), events, deliveries);
    }

    String html() {
        return Html.page(
                "Sandbox gateway",
                "It answers as Stripe does, and moves no money.",
                Html.section("What goes wrong", faultsForm()),
                Html.section("Payments", payments()),
                Html.section("Events", sentEvents()));
    }

    private String faultsForm() {
        return """
                <form method="post" action="/sandbox/faults" class="faults">
                <label>The next capture <select name="next_capture">%s</select></label>
                <label>Calls that fail next <input type="number" name="failures" min="0" max="1000" value="%d"></label>
                <label>Delay of each call, in ms
                <input type="number" name="delay_millis" min="0" max="60000" value="%d"></label>
                <label class="check"><input type="checkbox" name="loses_answer"%s> Lose the next answer</label>
                <button>Apply</button>
                </form>
                """.formatted(
                        Stream.of(NextCapture.values()).map(this::option).collect(Collectors.joining()),
                        faults.failures(),
                        faults.delay().toMillis(),
                        faults.losesAnswer() ? " checked" : "");
    }

    private String option(NextCapture capture) {
        var words = switch (capture) {
            case WORKS -> "works";
            case FAILS -> "fails in the gateway";
            case IS_REFUSED -> "is refused by the issuer";
        };
        return "<option value=\"%s\"%s>%s</option>"
                .formatted(capture, capture == faults.nextCapture() ? " selected" : "", words);
    }

    private String payments() {
        return Html.table(
                List.of("Created", "Intent", "Order", "Amount", "Status", ""),
                intents.stream().map(ControlPage::row));
    }

    private static String row(PaymentIntent intent) {
        return Html.row(
                Html.cell(time(intent.json())),
                Html.code(intent.id()),
                Html.code(intent.metadata().path("order_id").asText("")),
                Html.number(amount(intent)),
                Html.cell(status(intent.status())),
                Html.cell(
                        intent.status().equals(PaymentIntent.REQUIRES_CAPTURE)
                                ? Html.button("/sandbox/expire", "intent", intent.id(), "Expire the authorisation")
                                : ""));
    }

    private String sentEvents() {
        return Html.table(
                List.of("Created", "Event", "Type", "Intent", "Deliveries", ""),
                events.stream().map(this::row));
    }

    private String row(ObjectNode event) {
        return Html.row(
                Html.cell(time(event)),
                Html.code(id(event)),
                Html.cell(Html.text(event.path("type").asText())),
                Html.code(event.at("/data/object/id").asText()),
                Html.cell(deliveries.getOrDefault(id(event), List.of()).stream()
                        .map(ControlPage::delivery)
                        .collect(Collectors.joining("<br>"))),
                Html.cell(Html.button("/sandbox/resend", "event", id(event), "Send again")));
    }

    private static String delivery(DeliveryState delivery) {
        var result = delivery.result() == null ? "waits" : delivery.result() + " at attempt " + delivery.attempts();
        return Html.text(delivery.url() + ": " + result + (delivery.pending() ? ", to be sent" : ""));
    }

    private static String status(String status) {
        return "<span class=\"status %s\">%s</span>".formatted(Html.text(status), Html.text(status.replace('_', ' ')));
    }

    private static String amount(PaymentIntent intent) {
        var amount = BigDecimal.valueOf(intent.amount(), AmountLimits.decimals(intent.currency()));
        return amount.toPlainString() + " " + intent.currency().toUpperCase(Locale.ROOT);
    }

    private static String time(JsonNode object) {
        return Instant.ofEpochSecond(object.path("created").asLong()).toString();
    }

    private static String id(ObjectNode object) {
        return object.path("id").asText();
    }
}
