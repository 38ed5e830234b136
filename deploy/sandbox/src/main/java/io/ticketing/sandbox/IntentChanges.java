package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The effects of create, update, confirm, capture and cancel on an intent, and of what the holder
/// of its card answers to the bank.
final class IntentChanges {

    private static final String AMOUNT_TO_CAPTURE = "amount_to_capture";
    private static final List<String> CANCELLATION_REASONS =
            List.of("duplicate", "fraudulent", "requested_by_customer", "abandoned");

    private IntentChanges() {}

    /// @param origin where the holder of the card finds the bank's page
    static Reply create(Connection connection, Form form, String origin) throws SQLException {
        var intent = PaymentIntent.create(IntentRequest.of(form));
        var confirmed = form.isTrue("confirm");
        if (!confirmed) {
            refuseWithoutConfirmation("error_on_requires_action", form.isTrue("error_on_requires_action"));
            refuseWithoutConfirmation("return_url", form.find("return_url").isPresent());
        }
        GivenCard.in(form).ifPresent(intent::use);
        PaymentIntents.insert(connection, intent);
        return confirmed ? charge(connection, intent, form, origin) : Reply.ok(intent);
    }

    private static void refuseWithoutConfirmation(String param, boolean passed) {
        if (passed) {
            throw StripeError.invalid(
                    param, "The parameter `%s` can only be passed when `confirm` is set to true.".formatted(param));
        }
    }

    static Reply update(Connection connection, String id, Form form) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        intent.price().changed(form).ifPresent(intent::reprice);
        GivenCard.in(form).ifPresent(intent::use);
        form.find("description").ifPresent(intent::describe);
        intent.tag(Metadata.changed(intent.metadata(), form));
        return settle(connection, intent, Optional.empty());
    }

    static Reply confirm(Connection connection, String id, Form form, String origin) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        GivenCard.in(form).ifPresent(intent::use);
        return charge(connection, intent, form, origin);
    }

    private static Reply charge(Connection connection, PaymentIntent intent, Form form, String origin)
            throws SQLException {
        var mayAsk = !form.isTrue("error_on_requires_action");
        var nextAction = NextAction.of(form, origin + ChallengePage.PATH + intent.id());
        intent.checkConfirmable();
        if (!intent.card().asksTheHolder()) {
            intent.authorize();
            return settle(connection, intent, intent.card().atAuthorization());
        }
        if (mayAsk) {
            intent.ask(nextAction);
        }
        return settle(connection, intent, mayAsk ? Optional.empty() : Optional.of(Declines.AUTHENTICATION_REQUIRED));
    }

    /// The holder's answer to the bank, unless the bank no longer waits for one.
    static PaymentIntent answer(Connection connection, String id, boolean proven) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        if (intent.asksTheHolder()) {
            if (proven) {
                intent.authorize();
                intent.card().atAuthorization().ifPresent(intent::refuse);
            } else {
                intent.refuseHolder();
            }
            PaymentIntents.update(connection, intent);
        }
        return intent;
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

    /// The issuer does not pay what it had authorised, whatever the card.
    static Reply refuseCapture(Connection connection, String id) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        intent.capture(intent.amount());
        return settle(connection, intent, Optional.of(Declines.GENERIC));
    }

    /// The issuer has released what nobody captured.
    ///
    /// Source: <https://docs.stripe.com/payments/place-a-hold-on-a-payment-method>.
    static void expire(Connection connection, String id) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        intent.cancel("automatic");
        settle(connection, intent, Optional.empty());
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
