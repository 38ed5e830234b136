package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;

/// Answers the calls on payment intents. For tests and reconciliation it also has a list of all
/// intents, and planned failures.
final class PaymentIntentsApi implements Api {

    static final String ALL = "/sandbox/payment_intents";
    static final String FAILURES = "/sandbox/failures";

    private final Database database;
    private final Failures failures;
    private final Switches switches;

    PaymentIntentsApi(Database database, Failures failures, Switches switches) {
        this.database = database;
        this.failures = failures;
        this.switches = switches;
    }

    @Override
    public boolean isFor(Request request) {
        var path = request.path();
        return path.startsWith("/v1/payment_intents") || path.equals(ALL) || path.equals(FAILURES);
    }

    @Override
    public Reply answer(Request request) throws SQLException {
        if (request.method().equals("GET") && request.path().equals(ALL)) {
            return database.inTransaction(connection -> all(connection, request.form()));
        }
        if (request.method().equals("POST") && request.path().equals(FAILURES)) {
            failures.want(request.form());
            return Reply.of(200, Json.object());
        }
        Authentication.check(request);
        StripeHeaders.checkVersion(request);
        var call = Call.of(request).orElseThrow(() -> StripeError.unknownUrl(request.method(), request.path()));
        call.parameters().check(request.form());
        var expansion = call == Call.LIST
                ? Expansion.wantedOfEach("payment_intent", request.form())
                : Expansion.wantedOf("payment_intent", request.form());
        Database.Work<Reply> work = connection -> expansion.of(connection, perform(call, connection, request));
        if (!call.changesSomething()) {
            return database.inTransaction(work);
        }
        var change = unlessItFails(call, request, work);
        return database.inTransaction(connection -> Idempotency.once(connection, request, change));
    }

    private Reply perform(Call call, Connection connection, Request request) throws SQLException {
        var id = Route.idIn(request);
        var form = request.form();
        return switch (call) {
            case CREATE -> IntentChanges.create(connection, form, request.origin());
            case LIST ->
                PageRequest.of(form).answer(connection, PaymentIntents.LISTING.where(Created.filters("intent", form)));
            case RETRIEVE -> Reply.ok(PaymentIntents.get(connection, id));
            case UPDATE -> IntentChanges.update(connection, id, form);
            case CONFIRM -> IntentChanges.confirm(connection, id, form, request.origin());
            case CAPTURE ->
                switches.refusesCapture()
                        ? IntentChanges.refuseCapture(connection, id)
                        : IntentChanges.capture(connection, id, form);
            case CANCEL -> IntentChanges.cancel(connection, id, form);
        };
    }

    /// A failure has no effect, but is remembered like any other answer.
    private Database.Work<Reply> unlessItFails(Call call, Request request, Database.Work<Reply> change) {
        return connection -> {
            if (call == Call.CAPTURE && switches.failsCapture()) {
                return StripeError.internal().reply();
            }
            if (!failures.areWanted()) {
                return change.on(connection);
            }
            var intent = asked(call, connection, request);
            var failure = failures.take(intent.orderId(), call.word());
            return failure.isPresent() ? failure.get().of(intent) : change.on(connection);
        };
    }

    private static PaymentIntent asked(Call call, Connection connection, Request request) throws SQLException {
        return call == Call.CREATE
                ? PaymentIntent.create(IntentRequest.of(request.form()))
                : PaymentIntents.get(connection, Route.idIn(request));
    }

    private static Reply all(Connection connection, Form form) throws SQLException {
        var body = Json.object().put("object", "list").put("has_more", false);
        var data = body.putArray("data");
        PaymentIntents.list(connection, form.find("order_id")).stream()
                .map(PaymentIntent::json)
                .forEach(data::add);
        return Reply.of(200, body);
    }
}
