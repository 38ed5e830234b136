package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A table whose rows are listed in the order of their creation, by their column `number`.
///
/// @param kind what a row is, in Stripe's words
/// @param json the row as Stripe shows it, in SQL
/// @param filters which rows; empty for all of them
record Listing(String url, String kind, String table, String json, List<Filter> filters) {

    Listing where(List<Filter> filters) {
        return new Listing(url, kind, table, json, filters);
    }

    /// The place of an object among all.
    OptionalLong number(Connection connection, String id) throws SQLException {
        try (var statement = connection.prepareStatement("select number from " + table + " where id = ?")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /// Those that are older, newest first.
    List<ObjectNode> before(Connection connection, long number, int most) throws SQLException {
        return some(connection, "number < ? %s order by number desc limit ?", number, most);
    }

    /// Those that are newer, oldest first.
    List<ObjectNode> after(Connection connection, long number, int most) throws SQLException {
        return some(connection, "number > ? %s order by number limit ?", number, most);
    }

    private List<ObjectNode> some(Connection connection, String which, long number, int most) throws SQLException {
        var conditions =
                filters.stream().map(filter -> "and " + filter.condition()).collect(Collectors.joining(" "));
        var sql = "select %s from %s where ".formatted(json, table) + which.formatted(conditions);
        try (var statement = connection.prepareStatement(sql)) {
            int next = 1;
            statement.setLong(next++, number);
            for (var filter : filters) {
                statement.setObject(next++, filter.value());
            }
            statement.setInt(next, most);
            return read(statement);
        }
    }

    private static List<ObjectNode> read(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var found = new ArrayList<ObjectNode>();
            while (rows.next()) {
                found.add(Json.parse(rows.getString(1)));
            }
            return found;
        }
    }
}
