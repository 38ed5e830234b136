package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;

/// Answers the calls on refunds.
final class RefundsApi implements Api {

    private static final String KIND = "refund";

    private final Database database;
    private final Failures failures;
    private final Switches switches;

    RefundsApi(Database database, Failures failures, Switches switches) {
        this.database = database;
        this.failures = failures;
        this.switches = switches;
    }

    @Override
    public boolean isFor(Request request) {
        return request.path().startsWith(RefundsCall.ROOT);
    }

    @Override
    public Reply answer(Request request) throws SQLException {
        Authentication.check(request);
        StripeHeaders.checkVersion(request);
        var call = RefundsCall.of(request).orElseThrow(() -> StripeError.unknownUrl(request.method(), request.path()));
        var form = request.form();
        call.parameters().check(form);
        var expansion = call == RefundsCall.LIST ? Expansion.wantedOfEach(KIND, form) : Expansion.wantedOf(KIND, form);
        Database.Work<Reply> work = connection -> expansion.of(connection, perform(call, connection, request));
        return database.inTransaction(connection ->
                call.changesSomething() ? Idempotency.once(connection, request, work) : work.on(connection));
    }

    private Reply perform(RefundsCall call, Connection connection, Request request) throws SQLException {
        var id = Route.idIn(request);
        var form = request.form();
        return switch (call) {
            case CREATE -> create(connection, form);
            case LIST ->
                PageRequest.of(form)
                        .answer(connection, Refunds.LISTING.where(PaymentFilters.of(connection, KIND, form)));
            case RETRIEVE -> Reply.of(200, Refunds.get(connection, id).json());
            case UPDATE -> RefundChanges.update(connection, id, form);
        };
    }

    /// A failure has no effect, but is remembered like any other answer.
    private Reply create(Connection connection, Form form) throws SQLException {
        var intent = RefundChanges.lockIntent(connection, form);
        if (switches.failsRefund()) {
            return StripeError.internal().reply();
        }
        var failure = failures.take(intent.orderId(), KIND);
        if (failure.isPresent()) {
            return failure.get().of(intent);
        }
        return RefundChanges.create(connection, intent, form, outcome(intent));
    }

    private RefundOutcome outcome(PaymentIntent intent) {
        return switches.returnsRefund()
                ? RefundOutcome.FAILS_LATER
                : intent.card().atRefund();
    }
}
