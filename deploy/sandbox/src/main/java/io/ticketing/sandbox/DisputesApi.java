package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;

/// Answers the calls on disputes.
final class DisputesApi implements Api {

    private static final String KIND = "dispute";

    private final Database database;

    DisputesApi(Database database) {
        this.database = database;
    }

    @Override
    public boolean isFor(Request request) {
        return request.path().startsWith(DisputesCall.ROOT);
    }

    @Override
    public Reply answer(Request request) throws SQLException {
        Authentication.check(request);
        StripeHeaders.checkVersion(request);
        var call = DisputesCall.of(request).orElseThrow(() -> StripeError.unknownUrl(request.method(), request.path()));
        var form = request.form();
        call.parameters().check(form);
        var expansion = call == DisputesCall.LIST ? Expansion.wantedOfEach(KIND, form) : Expansion.wantedOf(KIND, form);
        Database.Work<Reply> work = connection -> expansion.of(connection, perform(call, connection, request));
        return database.inTransaction(connection ->
                call.changesSomething() ? Idempotency.once(connection, request, work) : work.on(connection));
    }

    private static Reply perform(DisputesCall call, Connection connection, Request request) throws SQLException {
        var id = Route.idIn(request);
        var form = request.form();
        return switch (call) {
            case LIST ->
                PageRequest.of(form)
                        .answer(connection, Disputes.LISTING.where(PaymentFilters.of(connection, KIND, form)));
            case RETRIEVE -> Reply.of(200, Disputes.get(connection, id).json());
            case CLOSE -> DisputeChanges.close(connection, id);
        };
    }
}
