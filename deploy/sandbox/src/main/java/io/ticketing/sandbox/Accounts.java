package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The stored connected accounts.
final class Accounts {

    static final Listing LISTING = new Listing("/v1/accounts", "account", "sandbox_accounts", "account", List.of());

    private Accounts() {}

    static void insert(Connection connection, Account account) throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into sandbox_accounts (id, account) values (?, ?::jsonb)")) {
            statement.setString(1, account.id());
            statement.setString(2, account.json().toString());
            statement.executeUpdate();
        }
    }

    static void update(Connection connection, Account account) throws SQLException {
        try (var statement =
                connection.prepareStatement("update sandbox_accounts set account = ?::jsonb where id = ?")) {
            statement.setString(1, account.json().toString());
            statement.setString(2, account.id());
            statement.executeUpdate();
        }
    }

    static Optional<Account> find(Connection connection, String id) throws SQLException {
        return find(connection, id, "");
    }

    static Account get(Connection connection, String id) throws SQLException {
        return find(connection, id).orElseThrow(() -> unknown(id));
    }

    /// Other changes of the account wait.
    static Account lock(Connection connection, String id) throws SQLException {
        return find(connection, id, "for update").orElseThrow(() -> unknown(id));
    }

    private static Optional<Account> find(Connection connection, String id, String lock) throws SQLException {
        try (var statement = connection.prepareStatement("select account from sandbox_accounts where id = ? " + lock)) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(new Account(Json.parse(rows.getString(1)))) : Optional.empty();
            }
        }
    }

    private static StripeError unknown(String id) {
        return StripeError.unknown(404, "account", "account", id);
    }
}
