package io.ticketing.payments.gateway;

import java.util.Locale;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import io.ticketing.payments.domain.Payment;

/// The content of each request to Stripe.
///
/// Source: <https://docs.stripe.com/api/payment_intents>.
final class StripeForms {

    private static final String PAYMENT_METHOD = "pm_";

    private StripeForms() {}

    /// An intent without a card, which holds no money.
    static MultivaluedMap<String, String> opening(Payment payment) {
        var terms = payment.terms();
        var form = amount("amount", payment);
        form.add("currency", terms.currency().toLowerCase(Locale.ROOT));
        form.add("capture_method", "manual");
        form.add("payment_method_types[]", "card");
        form.add(StripeMetadata.parameter(StripeMetadata.ORDER), terms.orderId().toString());
        form.add(StripeMetadata.parameter(StripeMetadata.PAYMENT), payment.id().toString());
        return form;
    }

    /// @param hasCard whether an earlier call has left the card with the intent: a token can be
    /// used only once
    static MultivaluedMap<String, String> confirmation(Payment payment, boolean hasCard) {
        var form = new MultivaluedHashMap<String, String>();
        form.add("return_url", payment.returnUrl());
        if (hasCard) {
            return form;
        }
        var card = payment.cardToken().orElseThrow();
        if (card.startsWith(PAYMENT_METHOD)) {
            form.add("payment_method", card);
        } else {
            form.add("payment_method_data[type]", "card");
            form.add("payment_method_data[card][token]", card);
        }
        return form;
    }

    static MultivaluedMap<String, String> capture(Payment payment) {
        return amount("amount_to_capture", payment);
    }

    static MultivaluedMap<String, String> cancellation() {
        var form = new MultivaluedHashMap<String, String>();
        form.add("cancellation_reason", "abandoned");
        return form;
    }

    private static MultivaluedMap<String, String> amount(String name, Payment payment) {
        var form = new MultivaluedHashMap<String, String>();
        form.add(name, Long.toString(StripeAmount.of(payment).units().orElseThrow()));
        return form;
    }
}
