package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/// The calls on payment intents: create, retrieve, confirm, capture, cancel. For tests and
/// reconciliation it also has a list of all intents, and planned failures.
///
/// Source: <https://docs.stripe.com/api/payment_intents>.
final class PaymentIntentsApi {

    private static final Pattern INTENTS =
            Pattern.compile("/v1/payment_intents(?:/(?<id>[^/]+)(?:/(?<action>[a-z]+))?)?");
    private static final String ALL = "/sandbox/payment_intents";
    private static final String FAILURES = "/sandbox/failures";

    private final Database database;
    private final Failures failures = new Failures();

    PaymentIntentsApi(Database database) {
        this.database = database;
    }

    Reply answer(Request request) throws SQLException {
        if (request.method().equals("GET") && request.path().equals(ALL)) {
            return database.inTransaction(connection -> list(connection, request.form()));
        }
        if (request.method().equals("POST") && request.path().equals(FAILURES)) {
            failures.want(request.form().require("order_id"), request.form().require("call"));
            return Reply.of(200, Json.object());
        }
        Authentication.check(request);
        var path = INTENTS.matcher(request.path());
        if (!path.matches()) {
            throw StripeError.unknownUrl(request.method(), request.path());
        }
        var id = Optional.ofNullable(path.group("id"));
        var action = Optional.ofNullable(path.group("action"));
        if (request.method().equals("GET") && id.isPresent() && action.isEmpty()) {
            return database.inTransaction(connection -> Reply.ok(PaymentIntents.get(connection, id.get())));
        }
        if (!request.method().equals("POST")) {
            throw StripeError.unknownUrl(request.method(), request.path());
        }
        var change = unlessItFails(request, id, action, change(request, id, action));
        return database.inTransaction(connection -> Idempotency.once(connection, request, change));
    }

    /// A failure has no effect, but is remembered like any other answer.
    private Database.Work<Reply> unlessItFails(
            Request request, Optional<String> id, Optional<String> action, Database.Work<Reply> change) {
        return connection ->
                failures.areWanted() && failures.take(orderId(connection, request, id), action.orElse("create"))
                        ? StripeError.internal().reply()
                        : change.on(connection);
    }

    private static String orderId(Connection connection, Request request, Optional<String> id) throws SQLException {
        var metadata = id.isEmpty()
                ? request.form().metadata()
                : PaymentIntents.get(connection, id.get()).json().path("metadata");
        return metadata.path("order_id").asText();
    }

    private static Database.Work<Reply> change(Request request, Optional<String> id, Optional<String> action) {
        var form = request.form();
        if (id.isEmpty()) {
            return connection -> IntentChanges.create(connection, form);
        }
        return switch (action.orElse("")) {
            case "confirm" -> connection -> IntentChanges.confirm(connection, id.get(), form);
            case "capture" -> connection -> IntentChanges.capture(connection, id.get(), form);
            case "cancel" -> connection -> IntentChanges.cancel(connection, id.get(), form);
            default -> throw StripeError.unknownUrl(request.method(), request.path());
        };
    }

    private static Reply list(Connection connection, Form form) throws SQLException {
        var body = Json.object().put("object", "list").put("has_more", false);
        var data = body.putArray("data");
        PaymentIntents.list(connection, form.find("order_id")).stream()
                .map(PaymentIntent::json)
                .forEach(data::add);
        return Reply.of(200, body);
    }
}
