package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/// The effects of create and update on a connected account, and of what its holder and Stripe do.
final class AccountChanges {

    private AccountChanges() {}

    static Reply create(Connection connection, Form form) throws SQLException {
        var account = Account.of(AccountRequest.of(form));
        Accounts.insert(connection, account);
        return Reply.of(200, account.json());
    }

    static Reply update(Connection connection, String id, Form form) throws SQLException {
        return Reply.of(
                200,
                change(connection, id, account -> account.tag(Metadata.changed(account.metadata(), form)))
                        .json());
    }

    static Account change(Connection connection, String id, Consumer<Account> change) throws SQLException {
        var account = Accounts.lock(connection, id);
        change.accept(account);
        Accounts.update(connection, account);
        Events.record(connection, EventType.ACCOUNT_UPDATED, account.json());
        return account;
    }
}
