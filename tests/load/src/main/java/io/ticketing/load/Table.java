package io.ticketing.load;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Columns of fixed width, so that a row can be shown as soon as it is known. The first columns
/// hold words, the others numbers.
///
/// @param words how many columns hold words
/// @param markdown for a document instead of a terminal
public record Table(List<Column> columns, int words, boolean markdown) {

    public List<String> head() {
        String titles = row(columns.stream().map(Column::title).toList());
        return List.of(titles, markdown ? ruler() : "-".repeat(titles.length()));
    }

    public String row(List<String> cells) {
        return join(i -> pad(cells.get(i), i));
    }

    private String ruler() {
        return join(i -> isWord(i) ? "-".repeat(width(i)) : "-".repeat(width(i) - 1) + ":");
    }

    private String join(Function<Integer, String> cell) {
        var row = markdown ? new StringJoiner(" | ", "| ", " |") : new StringJoiner("  ");
        IntStream.range(0, columns.size()).mapToObj(cell::apply).forEach(row::add);
        return row.toString();
    }

    private String pad(String text, int column) {
        return ("%" + (isWord(column) ? "-" : "") + width(column) + "s").formatted(text);
    }

    private int width(int column) {
        return columns.get(column).width();
    }

    private boolean isWord(int column) {
        return column < words;
    }

    /// @param width of its cells; a longer title widens it
    public record Column(String title, int width) {

        public Column {
            width = Math.max(width, title.length());
        }
    }
}
