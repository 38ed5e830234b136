package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The effects of create, update, confirm, capture and cancel on an intent.
final class IntentChanges {

    private static final String AMOUNT_TO_CAPTURE = "amount_to_capture";
    private static final List<String> CANCELLATION_REASONS =
            List.of("duplicate", "fraudulent", "requested_by_customer", "abandoned");

    private IntentChanges() {}

    static Reply create(Connection connection, Form form) throws SQLException {
        var intent = PaymentIntent.create(IntentRequest.of(form));
        var confirmed = form.isTrue("confirm");
        if (form.isTrue("error_on_requires_action") && !confirmed) {
            throw StripeError.invalid(
                    "error_on_requires_action",
                    "The parameter `error_on_requires_action` can only be passed when `confirm` is set to true.");
        }
        GivenCard.in(form).ifPresent(intent::use);
        PaymentIntents.insert(connection, intent);
        return confirmed ? charge(connection, intent) : Reply.ok(intent);
    }

    static Reply update(Connection connection, String id, Form form) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        intent.price().changed(form).ifPresent(intent::reprice);
        GivenCard.in(form).ifPresent(intent::use);
        form.find("description").ifPresent(intent::describe);
        intent.tag(Metadata.changed(intent.metadata(), form));
        return settle(connection, intent, Optional.empty());
    }

    static Reply confirm(Connection connection, String id, Form form) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        // Whether true or false: no card of the sandbox asks its holder for anything.
        form.isTrue("error_on_requires_action");
        GivenCard.in(form).ifPresent(intent::use);
        return charge(connection, intent);
    }

    private static Reply charge(Connection connection, PaymentIntent intent) throws SQLException {
        intent.confirm();
        return settle(connection, intent, intent.card().atAuthorization());
    }

    static Reply capture(Connection connection, String id, Form form) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        var refusal = intent.card().atCapture();
        intent.capture(
                form.find(AMOUNT_TO_CAPTURE).isPresent()
                        ? RoundAmounts.check(AMOUNT_TO_CAPTURE, form.number(AMOUNT_TO_CAPTURE), intent.currency())
                        : intent.amount());
        intent.tag(Metadata.changed(intent.metadata(), form));
        return settle(connection, intent, refusal);
    }

    static Reply cancel(Connection connection, String id, Form form) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        intent.cancel(form.find("cancellation_reason", CANCELLATION_REASONS).orElse(null));
        return settle(connection, intent, Optional.empty());
    }

    private static Reply settle(Connection connection, PaymentIntent intent, Optional<Decline> refusal)
            throws SQLException {
        refusal.ifPresent(intent::refuse);
        PaymentIntents.update(connection, intent);
        return refusal.map(decline -> Reply.refused(intent, decline)).orElseGet(() -> Reply.ok(intent));
    }
}
