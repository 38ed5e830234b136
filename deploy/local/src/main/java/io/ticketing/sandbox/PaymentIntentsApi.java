package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The calls on payment intents: create, retrieve, confirm, capture, cancel, and a list of all for
/// tests and reconciliation.
///
/// Source: <https://docs.stripe.com/api/payment_intents>.
final class PaymentIntentsApi {

    private static final Pattern INTENTS =
            Pattern.compile("/v1/payment_intents(?:/(?<id>[^/]+)(?:/(?<action>[a-z]+))?)?");
    private static final String ALL = "/sandbox/payment_intents";
    private static final long MOST = 99_999_999_99L;
    private static final String CARD_TOKEN = "payment_method_data[card][token]";
    private static final String PAYMENT_METHOD = "payment_method";
    private static final String AMOUNT_TO_CAPTURE = "amount_to_capture";

    private final Database database;

    PaymentIntentsApi(Database database) {
        this.database = database;
    }

    Reply answer(Request request) throws SQLException {
        if (request.method().equals("GET") && request.path().equals(ALL)) {
            return database.inTransaction(connection -> list(connection, request.form()));
        }
        Authentication.check(request);
        var path = INTENTS.matcher(request.path());
        if (!path.matches()) {
            throw StripeError.unknownUrl(request.method(), request.path());
        }
        var id = Optional.ofNullable(path.group("id"));
        var action = Optional.ofNullable(path.group("action"));
        if (request.method().equals("GET") && id.isPresent() && action.isEmpty()) {
            return database.inTransaction(
                    connection -> Reply.ok(PaymentIntents.get(connection, id.get())));
        }
        if (!request.method().equals("POST")) {
            throw StripeError.unknownUrl(request.method(), request.path());
        }
        var change = change(request, id, action);
        return database.inTransaction(connection -> Idempotency.once(connection, request, change));
    }

    private static Database.Work<Reply> change(
            Request request, Optional<String> id, Optional<String> action) {
        var form = request.form();
        if (id.isEmpty()) {
            return connection -> create(connection, form);
        }
        return switch (action.orElse("")) {
            case "confirm" -> connection -> confirm(connection, id.get(), form);
            case "capture" -> connection -> capture(connection, id.get(), form);
            case "cancel" -> connection -> cancel(connection, id.get(), form);
            default -> throw StripeError.unknownUrl(request.method(), request.path());
        };
    }

    private static Reply create(Connection connection, Form form) throws SQLException {
        var amount = form.amount("amount");
        if (amount > MOST) {
            throw StripeError.invalid("amount_too_large", "amount", "The amount is too large.");
        }
        var currency = currency(form);
        var intent =
                PaymentIntent.create(
                        RoundAmounts.check("amount", amount, currency),
                        currency,
                        form.find("capture_method").orElse("automatic"),
                        form.metadata());
        card(form).ifPresent(intent::use);
        PaymentIntents.insert(connection, intent);
        return form.isTrue("confirm") ? charge(connection, intent) : Reply.ok(intent);
    }

    private static Reply confirm(Connection connection, String id, Form form) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        card(form).ifPresent(intent::use);
        return charge(connection, intent);
    }

    private static Reply charge(Connection connection, PaymentIntent intent) throws SQLException {
        intent.confirm();
        return settle(connection, intent, intent.card().atAuthorization());
    }

    private static Reply capture(Connection connection, String id, Form form) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        var refusal = intent.card().atCapture();
        intent.capture(
                form.find(AMOUNT_TO_CAPTURE).isPresent()
                        ? RoundAmounts.check(
                                AMOUNT_TO_CAPTURE,
                                form.amount(AMOUNT_TO_CAPTURE),
                                intent.currency())
                        : intent.amount());
        return settle(connection, intent, refusal);
    }

    private static Reply cancel(Connection connection, String id, Form form) throws SQLException {
        var intent = PaymentIntents.lock(connection, id);
        intent.cancel(form.find("cancellation_reason").orElse(null));
        return settle(connection, intent, Optional.empty());
    }

    private static Reply settle(
            Connection connection, PaymentIntent intent, Optional<Decline> refusal)
            throws SQLException {
        refusal.ifPresent(intent::refuse);
        PaymentIntents.update(connection, intent);
        return refusal.map(decline -> Reply.refused(intent, decline))
                .orElseGet(() -> Reply.ok(intent));
    }

    private static Reply list(Connection connection, Form form) throws SQLException {
        var body = Json.object().put("object", "list").put("has_more", false);
        var data = body.putArray("data");
        PaymentIntents.list(connection, form.find("order_id")).stream()
                .map(PaymentIntent::json)
                .forEach(data::add);
        return Reply.of(200, body);
    }

    private static Optional<TestCard> card(Form form) {
        var name = form.find(PAYMENT_METHOD).isPresent() ? PAYMENT_METHOD : CARD_TOKEN;
        return form.find(name)
                .map(
                        reference ->
                                TestCard.find(reference)
                                        .orElseThrow(
                                                () -> StripeError.unknownToken(name, reference)));
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
