package io.ticketing.tickets.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

import io.ticketing.tickets.domain.SearchText;

/// Rewrites existing titles into the form that the search compares. Only titles that differ are
/// changed, so orders for the other tickets continue.
public class V2__FoldSearchTitles extends BaseJavaMigration {

    private static final String NEXT =
            "select id, title, search_title from tickets where id > ? order by id limit 1000";
    private static final String FOLD = "update tickets set search_title = ? where id = ?";

    private record Row(UUID id, String title, String searchTitle) {}

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (var next = connection.prepareStatement(NEXT);
                var fold = connection.prepareStatement(FOLD)) {
            List<Row> rows = after(next, new UUID(0, 0));
            while (!rows.isEmpty()) {
                for (Row row : rows) {
                    addIfDifferent(row, fold);
                }
                fold.executeBatch();
                rows = after(next, rows.getLast().id());
            }
        }
    }

    private static List<Row> after(PreparedStatement next, UUID last) throws SQLException {
        next.setObject(1, last);
        List<Row> rows = new ArrayList<>();
        try (ResultSet found = next.executeQuery()) {
            while (found.next()) {
                rows.add(
                        new Row(
                                found.getObject(1, UUID.class),
                                found.getString(2),
                                found.getString(3)));
            }
        }
        return rows;
    }

    private static void addIfDifferent(Row row, PreparedStatement fold) throws SQLException {
        String searchTitle = SearchText.of(row.title());
        if (!searchTitle.equals(row.searchTitle())) {
            fold.setString(1, searchTitle);
            fold.setObject(2, row.id());
            fold.addBatch();
        }
    }
}
