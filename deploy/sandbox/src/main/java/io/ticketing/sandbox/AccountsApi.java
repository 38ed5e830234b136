package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;

/// Answers the calls on connected accounts.
final class AccountsApi implements Api {

    private static final String KIND = "account";

    private final Database database;

    AccountsApi(Database database) {
        this.database = database;
    }

    @Override
    public boolean isFor(Request request) {
        return request.path().startsWith("/v1/accounts") || request.path().startsWith("/v1/account_links");
    }

    @Override
    public Reply answer(Request request) throws SQLException {
        Authentication.check(request);
        StripeHeaders.checkVersion(request);
        var call = AccountsCall.of(request).orElseThrow(() -> StripeError.unknownUrl(request.method(), request.path()));
        var form = request.form();
        call.parameters().check(form);
        var expansion = expansion(call, form);
        Database.Work<Reply> work = connection -> expansion.of(connection, perform(call, connection, request));
        return database.inTransaction(connection ->
                call.changesSomething() ? Idempotency.once(connection, request, work) : work.on(connection));
    }

    private static Expansion expansion(AccountsCall call, Form form) {
        return switch (call) {
            case LIST -> Expansion.wantedOfEach(KIND, form);
            case CREATE_LINK -> Expansion.wantedOf("account_link", form);
            case CREATE, RETRIEVE, UPDATE -> Expansion.wantedOf(KIND, form);
        };
    }

    private static Reply perform(AccountsCall call, Connection connection, Request request) throws SQLException {
        var id = Route.idIn(request);
        var form = request.form();
        return switch (call) {
            case CREATE -> AccountChanges.create(connection, form);
            case LIST -> PageRequest.of(form).answer(connection, Accounts.LISTING.where(Created.filters(KIND, form)));
            case RETRIEVE -> Reply.of(200, Accounts.get(connection, id).json());
            case UPDATE -> AccountChanges.update(connection, id, form);
            case CREATE_LINK -> AccountLinks.create(connection, form, request.origin());
        };
    }
}
