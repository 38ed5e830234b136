package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/// The effects of create, confirm, capture and cancel on an intent.
final class IntentChanges {

    private static final long MOST = 99_999_999_99L;
    private static final String CARD_TOKEN = "payment_method_data[card][token]";
    private static final String PAYMENT_METHOD = "payment_method";
    private static final String AMOUNT_TO_CAPTURE = "amount_to_capture";

    private IntentChanges() {}

    static Reply create(Connection connection, Form form) throws SQLException {
        var amount = form.amount("amount");
        if (amount > MOST) {
            throw StripeError.invalid("amount_too_large", "amount", "The amount is too large.");
        }
        var currency = currency(form);
        var intent = PaymentIntent.create(
                RoundAmounts.check("amount", amount, currency),
                currency,
                form.find("capture_method").orElse("automatic"),
                form.metadata());
        card(form).ifPresent(intent::use);
        PaymentIntents.insert(connection, intent);
        return form.isTrue("confirm") ? charge(connection, intent) : Reply.ok(intent);
    }

    static Reply confirm(Connection connection, String id, Form form) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        card(form).ifPresent(intent::use);
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
                        ? RoundAmounts.check(AMOUNT_TO_CAPTURE, form.amount(AMOUNT_TO_CAPTURE), intent.currency())
                        : intent.amount());
        return settle(connection, intent, refusal);
    }

    static Reply cancel(Connection connection, String id, Form form) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        intent.cancel(form.find("cancellation_reason").orElse(null));
        return settle(connection, intent, Optional.empty());
    }

    private static Reply settle(Connection connection, PaymentIntent intent, Optional<Decline> refusal)
            throws SQLException {
        refusal.ifPresent(intent::refuse);
        PaymentIntents.update(connection, intent);
        return refusal.map(decline -> Reply.refused(intent, decline)).orElseGet(() -> Reply.ok(intent));
    }

    private static Optional<TestCard> card(Form form) {
        var name = form.find(PAYMENT_METHOD).isPresent() ? PAYMENT_METHOD : CARD_TOKEN;
        return form.find(name)
                .map(reference ->
                        TestCard.find(reference).orElseThrow(() -> StripeError.unknownToken(name, reference)));
    }

    private static String currency(Form form) {
        var code = form.require("currency").toLowerCase(Locale.ROOT);
        try {
            Currency.getInstance(code.toUpperCase(Locale.ROOT));
            return code;
        } catch (IllegalArgumentException e) {
            throw StripeError.invalid("invalid_currency", "currency", "Invalid currency: " + code);
        }
    }
}
