package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;

/// Answers the calls on transfers to connected accounts.
final class TransfersApi implements Api {

    private static final String KIND = "transfer";
    private static final String REVERSAL = "transfer_reversal";

    private final Database database;

    TransfersApi(Database database) {
        this.database = database;
    }

    @Override
    public boolean isFor(Request request) {
        return request.path().startsWith(TransfersCall.ROOT);
    }

    @Override
    public Reply answer(Request request) throws SQLException {
        Authentication.check(request);
        StripeHeaders.checkVersion(request);
        var call =
                TransfersCall.of(request).orElseThrow(() -> StripeError.unknownUrl(request.method(), request.path()));
        var form = request.form();
        call.parameters().check(form);
        var expansion = expansion(call, form);
        Database.Work<Reply> work = connection -> expansion.of(connection, perform(call, connection, request));
        return database.inTransaction(connection ->
                call.changesSomething() ? Idempotency.once(connection, request, work) : work.on(connection));
    }

    private static Expansion expansion(TransfersCall call, Form form) {
        return switch (call) {
            case LIST -> Expansion.wantedOfEach(KIND, form);
            case LIST_REVERSALS -> Expansion.wantedOfEach(REVERSAL, form);
            case REVERSE -> Expansion.wantedOf(REVERSAL, form);
            case CREATE, RETRIEVE, UPDATE -> Expansion.wantedOf(KIND, form);
        };
    }

    private static Reply perform(TransfersCall call, Connection connection, Request request) throws SQLException {
        var id = Route.idIn(request);
        var form = request.form();
        return switch (call) {
            case CREATE -> TransferChanges.create(connection, form);
            case LIST -> PageRequest.of(form).answer(connection, Transfers.wantedBy(form));
            case RETRIEVE -> Reply.of(200, Transfers.get(connection, id).json());
            case UPDATE -> TransferChanges.update(connection, id, form);
            case REVERSE -> TransferChanges.reverse(connection, id, form);
            case LIST_REVERSALS ->
                PageRequest.of(form).answer(connection, Transfers.reversalsOf(Transfers.get(connection, id)));
        };
    }
}
