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
        for (var property : properties) {
            if (LACKING.contains(property)) {
                throw StripeError.unsupported("expand", "expanding " + property);
            }
            if (!HONOURED.contains(property)) {
                throw StripeError.unreadable("This property cannot be expanded (" + property + ").");
            }
        }
        return new Expansion(properties);
    }

    Reply of(Reply reply) {
        return reply.isOk() ? new Reply(reply.status(), of(reply.body()), reply.replayed()) : reply;
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
