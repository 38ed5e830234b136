package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The stored account links. Each opens the page on which Stripe asks the holder of an account, once
/// and for five minutes.
///
/// Source: <https://docs.stripe.com/api/account_links>.
final class AccountLinks {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final List<String> TYPES = List.of("account_onboarding", "account_update");
    private static final String ALL = "returning token, account_id, refresh_url, return_url";

    private AccountLinks() {}

    /// @param origin where the caller has found the sandbox
    static Reply create(Connection connection, Form form, String origin) throws SQLException {
        form.require("type");
        if (form.find("type", TYPES).filter("account_update"::equals).isPresent()) {
            throw StripeError.unsupported("type", "account links of the type account_update");
        }
        var account = Accounts.get(connection, form.require("account"));
        var link = new AccountLink(
                Ids.ofObject(""), account.id(), Urls.check("refresh_url", form), Urls.check("return_url", form));
        var now = Instant.now().getEpochSecond();
        insert(connection, link);
        return Reply.of(
                200,
                Json.object()
                        .put("object", "account_link")
                        .put("created", now)
                        .put("expires_at", now + LIFETIME.toSeconds())
                        .put("url", origin + OnboardingPage.PATH + link.token()));
    }

    private static void insert(Connection connection, AccountLink link) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into sandbox_account_links (token, account_id, refresh_url, return_url, expires_at)
                values (?, ?, ?, ?, now() + make_interval(secs => ?))
                """)) {
            statement.setString(1, link.token());
            statement.setString(2, link.accountId());
            statement.setString(3, link.refreshUrl());
            statement.setString(4, link.returnUrl());
            statement.setLong(5, LIFETIME.toSeconds());
            statement.executeUpdate();
        }
    }

    static AccountLink get(Connection connection, String token) throws SQLException {
        return find(
                        connection,
                        "select token, account_id, refresh_url, return_url from sandbox_account_links where token = ?",
                        token)
                .orElseThrow(() -> StripeError.unknown(404, "account link", "token", token));
    }

    /// Opens the page; empty if it was open before, or the link has expired.
    static Optional<AccountLink> visit(Connection connection, String token) throws SQLException {
        return find(connection, """
                update sandbox_account_links set visited_at = now()
                where token = ? and visited_at is null and expires_at > now()
                """ + ALL, token);
    }

    /// Closes the page; empty if it is not open.
    static Optional<AccountLink> leave(Connection connection, String token) throws SQLException {
        return find(connection, """
                update sandbox_account_links set left_at = now()
                where token = ? and visited_at is not null and left_at is null
                """ + ALL, token);
    }

    private static Optional<AccountLink> find(Connection connection, String sql, String token) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, token);
            return read(statement);
        }
    }

    private static Optional<AccountLink> read(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            return rows.next()
                    ? Optional.of(
                            new AccountLink(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)))
                    : Optional.empty();
        }
    }
}
