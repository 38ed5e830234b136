package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The properties of an answer for which the caller wants the object instead of its id. A dot leads
/// to the properties of that object.
///
/// Source: <https://docs.stripe.com/api/expanding_objects>.
record Expansion(List<String> properties) {

    private static final String DATA = "data.";
    private static final String CANNOT = "This property cannot be expanded (%s).";
    private static final int DEEPEST = 4;

    private static final String INTENT = "payment_intent";
    private static final String CHARGE = "charge";
    private static final String TRANSACTION = "balance_transaction";
    private static final String METHOD = "payment_method";
    private static final String REFUNDS = "refunds";
    private static final String TRANSFER = "transfer";

    /// By kind of object, its properties and the kind of each. The customer is always absent here,
    /// and expanding an absent object changes nothing.
    private static final Map<String, Map<String, String>> HONOURED = Map.of(
            INTENT,
            Map.of("latest_charge", CHARGE, METHOD, METHOD, "customer", "customer"),
            CHARGE,
            Map.of(TRANSACTION, TRANSACTION, INTENT, INTENT, REFUNDS, "list"),
            "refund",
            Map.of(
                    TRANSACTION,
                    TRANSACTION,
                    CHARGE,
                    CHARGE,
                    "failure_balance_transaction",
                    TRANSACTION,
                    INTENT,
                    INTENT),
            "dispute",
            Map.of(CHARGE, CHARGE, INTENT, INTENT),
            TRANSFER,
            Map.of(TRANSACTION, TRANSACTION, "destination", "account"),
            "transfer_reversal",
            Map.of(TRANSACTION, TRANSACTION, TRANSFER, TRANSFER),
            TRANSACTION,
            Map.of("source", "source"));

    private static final Map<String, Set<String>> LACKING = Map.of(
            INTENT,
            Set.of("application", "on_behalf_of", "review", "transfer_data.destination"),
            CHARGE,
            Set.of(
                    "application",
                    "application_fee",
                    "customer",
                    "failure_balance_transaction",
                    "on_behalf_of",
                    "review",
                    TRANSFER),
            TRANSFER,
            Set.of("destination_payment", "source_transaction"),
            "transfer_reversal",
            Set.of("destination_payment_refund", "source_refund"),
            "refund",
            Set.of("source_transfer_reversal", "transfer_reversal"),
            METHOD,
            Set.of("customer"),
            "customer",
            Set.of("default_source", "invoice_settings.default_payment_method"));

    /// @param kind of the object that is answered
    /// @throws StripeError if one of the properties can't be expanded
    static Expansion wantedOf(String kind, Form form) {
        var properties = form.list("expand");
        properties.forEach(property -> check(kind, property, property));
        return new Expansion(properties);
    }

    /// The same for a list, where each property is one of its `data`.
    static Expansion wantedOfEach(String kind, Form form) {
        return new Expansion(
                form.list("expand").stream().map(path -> ofEach(kind, path)).toList());
    }

    private static String ofEach(String kind, String path) {
        if (propertiesOf(kind).containsKey(path)) {
            throw StripeError.unreadable(
                    CANNOT.formatted(path) + " You may want to try expanding '%s%s' instead.".formatted(DATA, path));
        }
        var property = path.startsWith(DATA) ? path.substring(DATA.length()) : "";
        check(kind, property, path);
        return property;
    }

    private static void check(String kind, String property, String path) {
        if (path.split("\\.", -1).length > DEEPEST) {
            throw StripeError.unreadable(
                    "You cannot expand more than %d levels of a property. Property: %s".formatted(DEEPEST, path));
        }
        if (LACKING.getOrDefault(kind, Set.of()).contains(property)) {
            throw StripeError.unsupported("expand", "expanding " + path);
        }
        var parts = property.split("\\.", 2);
        var next = propertiesOf(kind).get(parts[0]);
        if (next == null) {
            throw StripeError.unreadable(CANNOT.formatted(path));
        }
        if (parts.length > 1) {
            check(next, parts[1], path);
        }
    }

    private static Map<String, String> propertiesOf(String kind) {
        return HONOURED.getOrDefault(kind, Map.of());
    }

    Reply of(Connection connection, Reply reply) throws SQLException {
        if (properties.isEmpty() || !reply.isOk()) {
            return reply;
        }
        var body = reply.body().deepCopy();
        if (body.path("object").asText().equals("list")) {
            for (var object : body.path("data")) {
                expand(connection, (ObjectNode) object);
            }
        } else {
            expand(connection, body);
        }
        return new Reply(reply.status(), body, reply.replayed());
    }

    private void expand(Connection connection, ObjectNode object) throws SQLException {
        for (var property : properties) {
            expand(connection, object, property);
        }
    }

    private static void expand(Connection connection, ObjectNode object, String property) throws SQLException {
        var parts = property.split("\\.", 2);
        var found = object.path(parts[0]);
        if (parts[0].equals(REFUNDS)) {
            object.set(REFUNDS, Refunds.listOf(connection, object));
        } else if (found.isTextual()) {
            object.set(parts[0], StripeObjects.get(connection, found.asText()));
        }
        if (parts.length > 1 && object.path(parts[0]) instanceof ObjectNode nested) {
            expand(connection, nested, parts[1]);
        }
    }
}
