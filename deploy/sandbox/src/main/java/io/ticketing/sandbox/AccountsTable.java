package io.ticketing.sandbox;

import java.util.List;

/// The latest connected accounts, with what Stripe can do to them.
final class AccountsTable {

    private AccountsTable() {}

    static String html(List<Account> accounts) {
        return Html.table(
                List.of("Created", "Account", "Transfers", ""),
                accounts.stream().map(AccountsTable::row));
    }

    private static String row(Account account) {
        return Html.row(
                Html.time(account.json()),
                Html.cell(Html.code(account.id())),
                Html.status(account.takesTransfers() ? "active" : "inactive"),
                Html.cell(account.hasSubmittedDetails() ? button(account) : ""));
    }

    private static String button(Account account) {
        return account.takesTransfers()
                ? Html.button("/sandbox/restrict", "account", account.id(), "Stripe wants a document")
                : Html.button("/sandbox/enable", "account", account.id(), "Stripe has all it wants");
    }
}
