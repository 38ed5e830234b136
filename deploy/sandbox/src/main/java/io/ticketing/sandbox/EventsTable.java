package io.ticketing.sandbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The latest events, with where they have gone to.
final class EventsTable {

    private EventsTable() {}

    static String html(List<ObjectNode> events, Map<String, List<DeliveryState>> deliveries) {
        return Html.table(
                List.of("Created", "Event and object", "Deliveries", ""),
                events.stream()
                        .map(event -> row(
                                event, deliveries.getOrDefault(event.path("id").asText(), List.of()))));
    }

    private static String row(ObjectNode event, List<DeliveryState> deliveries) {
        var id = event.path("id").asText();
        var type = Html.text(event.path("type").asText());
        var object = event.at("/data/object/id").asText();
        return Html.row(
                Html.time(event),
                Html.cell(Html.lines(Stream.of(type, Html.code(id), Html.code(object)))),
                Html.addresses(Html.lines(deliveries.stream().map(EventsTable::delivery))),
                Html.cell(Html.button("/sandbox/resend", "event", id, "Send again")));
    }

    private static String delivery(DeliveryState delivery) {
        var result = delivery.result() == null ? "waits" : delivery.result() + " at attempt " + delivery.attempts();
        return Html.text(delivery.url() + ": " + result + (delivery.pending() ? ", to be sent" : ""));
    }
}
