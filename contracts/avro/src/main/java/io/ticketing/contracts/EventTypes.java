package io.ticketing.contracts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

import io.ticketing.contracts.expirations.ReservationDue;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.OrderReturned;
import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.contracts.payments.PaymentRefunded;
import io.ticketing.contracts.payments.PaymentVoided;
import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketRevised;
import io.ticketing.contracts.tickets.TicketWithdrawn;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

/// The events that this version of the contracts knows, and the transport properties in each
/// schema.
///
/// An event's type is its schema's full name, as in the CloudEvents header `ce_type`. The list is
/// explicit, rather than found by class loading, so that it also works in a native executable.
public final class EventTypes {

    private static final Map<String, Schema> SCHEMAS = Stream.of(
                    TicketListed.getClassSchema(),
                    TicketRevised.getClassSchema(),
                    TicketWithdrawn.getClassSchema(),
                    OrderPlaced.getClassSchema(),
                    OrderAwaitingPayment.getClassSchema(),
                    OrderCompleted.getClassSchema(),
                    OrderCancelled.getClassSchema(),
                    OrderReturned.getClassSchema(),
                    PaymentAuthorized.getClassSchema(),
                    PaymentCaptured.getClassSchema(),
                    PaymentFailed.getClassSchema(),
                    PaymentVoided.getClassSchema(),
                    PaymentRefunded.getClassSchema(),
                    ReservationDue.getClassSchema())
            .collect(toUnmodifiableMap(Schema::getFullName, identity()));

    private EventTypes() {}

    /// Every known event's schema by its type.
    public static Map<String, Schema> all() {
        return SCHEMAS;
    }

    /// The schema of an event type; empty for a type of a newer or foreign producer.
    public static Optional<Schema> schema(String type) {
        return Optional.ofNullable(SCHEMAS.get(type));
    }

    /// The types of a topic, which is named without a deployment's prefix.
    public static Set<String> ofTopic(String topic) {
        return SCHEMAS.values().stream()
                .filter(schema -> topic.equals(topic(schema)))
                .map(Schema::getFullName)
                .collect(toUnmodifiableSet());
    }

    /// The topic that events of this schema go to, without a deployment's prefix.
    public static String topic(Schema schema) {
        return schema.getProp("topic");
    }

    /// The message key: the ticket that the event is about.
    public static UUID key(SpecificRecord event) {
        return field(event, "key");
    }

    /// The aggregate that the event is about, such as the order of an `OrderPlaced`.
    public static UUID subject(SpecificRecord event) {
        return field(event, "subject");
    }

    /// The property is a path to a field, such as `order.ticketId`.
    private static UUID field(SpecificRecord event, String property) {
        Object value = event;
        for (String name : event.getSchema().getProp(property).split("\\.")) {
            var part = (SpecificRecord) value;
            value = part.get(part.getSchema().getField(name).pos());
        }
        return (UUID) value;
    }
}
