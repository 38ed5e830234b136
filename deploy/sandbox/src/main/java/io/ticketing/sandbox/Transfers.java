package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The stored transfers and their reversals.
final class Transfers {

    static final Listing LISTING = new Listing("/v1/transfers", "transfer", "sandbox_transfers", "transfer", List.of());

    private Transfers() {}

    static void insert(Connection connection, Transfer transfer) throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into sandbox_transfers (id, transfer) values (?, ?::jsonb)")) {
            statement.setString(1, transfer.id());
            statement.setString(2, transfer.json().toString());
            statement.executeUpdate();
        }
    }

    static void update(Connection connection, Transfer transfer) throws SQLException {
        try (var statement =
                connection.prepareStatement("update sandbox_transfers set transfer = ?::jsonb where id = ?")) {
            statement.setString(1, transfer.json().toString());
            statement.setString(2, transfer.id());
            statement.executeUpdate();
        }
    }

    static Transfer get(Connection connection, String id) throws SQLException {
        return new Transfer(find(connection, "select transfer from sandbox_transfers where id = ?", id));
    }

    /// Other changes of the transfer wait.
    static Transfer lock(Connection connection, String id) throws SQLException {
        return new Transfer(find(connection, "select transfer from sandbox_transfers where id = ? for update", id));
    }

    static void insert(Connection connection, TransferReversal reversal) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into sandbox_transfer_reversals (id, transfer_id, reversal) values (?, ?, ?::jsonb)")) {
            statement.setString(1, reversal.id());
            statement.setString(2, reversal.transferId());
            statement.setString(3, reversal.json().toString());
            statement.executeUpdate();
        }
    }

    static ObjectNode getReversal(Connection connection, String id) throws SQLException {
        return find(connection, "select reversal from sandbox_transfer_reversals where id = ?", id);
    }

    private static ObjectNode find(Connection connection, String sql, String id) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw StripeError.unknown(404, "transfer", "id", id);
                }
                return Json.parse(rows.getString(1));
            }
        }
    }

    static Listing wantedBy(Form form) {
        var filters = new ArrayList<>(Created.filters("transfer", form));
        for (var field : List.of("destination", "transfer_group")) {
            form.find(field)
                    .map(value -> new Filter("transfer ->> '%s' = ?".formatted(field), value))
                    .ifPresent(filters::add);
        }
        return LISTING.where(filters);
    }

    static Listing reversalsOf(Transfer transfer) {
        return new Listing(
                "/v1/transfers/%s/reversals".formatted(transfer.id()),
                "transfer reversal",
                "sandbox_transfer_reversals",
                "reversal",
                List.of(new Filter("transfer_id = ?", transfer.id())));
    }
}
