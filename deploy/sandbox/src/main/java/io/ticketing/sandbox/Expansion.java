package io.ticketing.sandbox;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The properties of an intent for which the caller wants the object instead of its id.
///
/// Source: <https://docs.stripe.com/api/expanding_objects>.
record Expansion(List<String> properties) {

    private static final String CHARGE = "latest_charge";
    private static final String METHOD = "payment_method";
    private static final String DATA = "data.";
    private static final String CANNOT = "This property cannot be expanded (%s).";

    /// The customer is always absent here, and expanding an absent object changes nothing.
    private static final Set<String> HONOURED = Set.of(CHARGE, METHOD, "customer");

    private static final Set<String> LACKING = Set.of("""
            application on_behalf_of review transfer_data.destination
            customer.default_source customer.invoice_settings.default_payment_method payment_method.customer
            latest_charge.application latest_charge.application_fee latest_charge.balance_transaction
            latest_charge.customer latest_charge.failure_balance_transaction latest_charge.on_behalf_of
            latest_charge.payment_intent latest_charge.review latest_charge.transfer
            """.split("\\s+"));

    /// @throws StripeError if one of the properties can't be expanded
    static Expansion wantedBy(Form form) {
        var properties = form.list("expand");
        properties.forEach(property -> check(property, property));
        return new Expansion(properties);
    }

    /// The same for a list, where each property is one of its `data`.
    static Expansion wantedOfEach(Form form) {
        return new Expansion(form.list("expand").stream().map(Expansion::ofEach).toList());
    }

    private static String ofEach(String path) {
        if (HONOURED.contains(path)) {
            throw StripeError.unreadable(
                    CANNOT.formatted(path) + " You may want to try expanding '%s%s' instead.".formatted(DATA, path));
        }
        var property = path.startsWith(DATA) ? path.substring(DATA.length()) : "";
        check(property, path);
        return property;
    }

    private static void check(String property, String path) {
        if (LACKING.contains(property)) {
            throw StripeError.unsupported("expand", "expanding " + path);
        }
        if (!HONOURED.contains(property)) {
            throw StripeError.unreadable(CANNOT.formatted(path));
        }
    }

    Reply of(Reply reply) {
        return properties.isEmpty() || !reply.isOk()
                ? reply
                : new Reply(reply.status(), ofAnswer(reply.body()), reply.replayed());
    }

    private ObjectNode ofAnswer(ObjectNode body) {
        if (!body.path("object").asText().equals("list")) {
            return of(body);
        }
        var list = body.deepCopy();
        var data = list.putArray("data");
        body.path("data").forEach(intent -> data.add(of((ObjectNode) intent)));
        return list;
    }

    private ObjectNode of(ObjectNode json) {
        var intent = new PaymentIntent(json);
        var expanded = json.deepCopy();
        if (properties.contains(CHARGE)) {
            Charge.latestOf(intent).ifPresent(charge -> expanded.set(CHARGE, charge));
        }
        if (properties.contains(METHOD) && json.path(METHOD).isTextual()) {
            expanded.set(METHOD, intent.card().json());
        }
        return expanded;
    }
}
