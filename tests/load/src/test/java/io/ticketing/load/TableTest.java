package io.ticketing.load;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.ticketing.load.Table.Column;

import static org.assertj.core.api.Assertions.assertThat;

class TableTest {

    private static final List<Column> COLUMNS = List.of(new Column("service", 8), new Column("CPU s", 4));

    @Test
    void alignsWordsLeftAndNumbersRight() {
        Table table = new Table(COLUMNS, 1, false);

        assertThat(table.head()).containsExactly("service   CPU s", "---------------");
        assertThat(table.row(List.of("auth", "1.25"))).isEqualTo("auth       1.25");
    }

    @Test
    void isMarkdownForADocument() {
        Table table = new Table(COLUMNS, 1, true);

        assertThat(table.head()).containsExactly("| service  | CPU s |", "| -------- | ----: |");
        assertThat(table.row(List.of("auth", "1.25"))).isEqualTo("| auth     |  1.25 |");
    }
}
