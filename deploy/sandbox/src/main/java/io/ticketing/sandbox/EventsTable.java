package io.ticketing.sandbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The latest events, with where they have gone to.
final class EventsTable {

    private EventsTable() {}

    static String html(List<ObjectNode> events, Map<String, List<DeliveryState>> deliveries) {
        return Html.table(
                List.of("Created", "Event", "Type", "Object", "Deliveries", ""),
                events.stream()
                        .map(event -> row(
                                event, deliveries.getOrDefault(event.path("id").asText(), List.of()))));
    }

    private static String row(ObjectNode event, List<DeliveryState> deliveries) {
        var id = event.path("id").asText();
        return Html.row(
                Html.time(event),
                Html.code(id),
                Html.cell(Html.text(event.path("type").asText())),
                Html.code(event.at("/data/object/id").asText()),
                Html.cell(deliveries.stream().map(EventsTable::delivery).collect(Collectors.joining("<br>"))),
                Html.cell(Html.button("/sandbox/resend", "event", id, "Send again")));
    }

    private static String delivery(DeliveryState delivery) {
        var result = delivery.result() == null ? "waits" : delivery.result() + " at attempt " + delivery.attempts();
        return Html.text(delivery.url() + ": " + result + (delivery.pending() ? ", to be sent" : ""));
    }
}
