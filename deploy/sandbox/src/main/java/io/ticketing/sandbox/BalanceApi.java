package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;

/// Answers the calls on charges and on the balance.
final class BalanceApi implements Api {

    private static final String TRANSACTION = "balance_transaction";

    private final Database database;

    BalanceApi(Database database) {
        this.database = database;
    }

    @Override
    public boolean isFor(Request request) {
        return request.path().startsWith("/v1/charges") || request.path().startsWith("/v1/balance");
    }

    @Override
    public Reply answer(Request request) throws SQLException {
        Authentication.check(request);
        StripeHeaders.checkVersion(request);
        var call = BalanceCall.of(request).orElseThrow(() -> StripeError.unknownUrl(request.method(), request.path()));
        call.parameters().check(request.form());
        var expansion = expansion(call, request.form());
        return database.inTransaction(connection -> expansion.of(connection, perform(call, connection, request)));
    }

    private static Expansion expansion(BalanceCall call, Form form) {
        return switch (call) {
            case RETRIEVE_CHARGE -> Expansion.wantedOf("charge", form);
            case RETRIEVE_BALANCE -> Expansion.wantedOf("balance", form);
            case LIST_TRANSACTIONS -> Expansion.wantedOfEach(TRANSACTION, form);
            case RETRIEVE_TRANSACTION -> Expansion.wantedOf(TRANSACTION, form);
        };
    }

    private static Reply perform(BalanceCall call, Connection connection, Request request) throws SQLException {
        var id = Route.idIn(request);
        var form = request.form();
        return switch (call) {
            case RETRIEVE_CHARGE -> Reply.of(200, Charges.get(connection, id));
            case RETRIEVE_BALANCE -> Reply.of(200, BalanceTransactions.balance(connection));
            case LIST_TRANSACTIONS -> PageRequest.of(form).answer(connection, BalanceTransactions.wantedBy(form));
            case RETRIEVE_TRANSACTION -> Reply.of(200, BalanceTransactions.get(connection, id));
        };
    }
}
