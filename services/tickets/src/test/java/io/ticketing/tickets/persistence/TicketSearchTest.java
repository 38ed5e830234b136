package io.ticketing.tickets.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;

/// How much of the catalogue a search reads, counted in the database's blocks, because a time would
/// depend on the machine.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // filling the catalogue takes long
class TicketSearchTest {

    private static final int OLD = 20_000;

    /// Titles of hexadecimal digits in the order of their ids; a third is sold out. The oldest has
    /// letters of its own, and no later one has both "first" and "second".
    private static final String CATALOGUE = """
            insert into tickets
                (id, seller_id, title, search_title, price, currency, quantity, version,
                 created_at, sold)
            select (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid,
                   gen_random_uuid(), t, t, 100, 'USD', 1, 1, now(), (n %% 3 = 2)::int
            from (
                select n, md5(n::text) || case when n = 1 then ' zq 能'
                    when n %% 3 = 0 then ' first' when n %% 3 = 1 then ' second' else '' end t
                from generate_series(1, %d) n)
            """.formatted(OLD);

    private static final String SOLD_OUT_SINCE = """
            insert into tickets
                (id, seller_id, title, search_title, price, currency, quantity, version,
                 created_at, sold)
            select (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid,
                   gen_random_uuid(), t, t, 100, 'USD', 1, 1, now(), 1
            from (select n, md5(n::text) t from generate_series(100001, 110000) n)
            """;

    private static final Pattern READ = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    @Inject
    AgroalDataSource database;

    private Connection connection;
    private Statement statement;

    @BeforeAll
    void fill() throws SQLException {
        connection = database.getConnection();
        statement = connection.createStatement();
        // Rows that other tests rolled back are in the index until then.
        statement.execute("vacuum tickets");
        connection.setAutoCommit(false);
        statement.execute("delete from tickets");
        statement.execute(CATALOGUE);
        statement.execute("analyze tickets");
    }

    @AfterAll
    void forget() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zq", "能", "zq 能", "z", "no such", "qz", "first second", "zq first"})
    void readsLittleByTheIndexForWordsThatFewTitlesHave(String words) throws SQLException {
        assertThat(explain(byIndex(words)))
                .contains("tickets_by_grams")
                .satisfies(plan -> assertThat(blocksRead(plan)).isLessThan(wholeCatalogue() / 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "first", "second", "e 4"})
    void readsLittleOfTheNewestForWordsThatManyTitlesHave(String words) throws SQLException {
        assertThat(explain(amongTheNewest(words)))
                .contains("tickets_on_sale")
                .satisfies(plan -> assertThat(blocksRead(plan)).isLessThan(wholeCatalogue() / 4));
        assertThat(count(amongTheNewest(words))).isEqualTo(51);
    }

    @Test
    void readsOnlyTheNewestBeforeItTurnsToTheIndex() throws SQLException {
        assertThat(explain(amongTheNewest("no such")))
                .containsPattern("Limit .*rows=%d".formatted(TicketSearch.NEWEST));
    }

    @Test
    void readsLittleOfTheFirstPageHoweverManyAreSoldOut() throws SQLException {
        statement.execute(SOLD_OUT_SINCE);
        statement.execute("analyze tickets");
        String page = "select * from tickets where on_sale order by id desc limit 51";

        assertThat(explain(page))
                .contains("tickets_on_sale")
                .satisfies(plan -> assertThat(blocksRead(plan)).isLessThan(wholeCatalogue() / 4));
    }

    @ParameterizedTest
    @CsvSource({"op, op", "opera, ope per era", "'a, b', a b", "能楽, 能楽", "🎻🎻🎻🎻, 🎻🎻🎻"})
    void looksUpEveryPartOfAWord(String words, String grams) {
        assertThat(TicketSearch.grams(List.of(words.split(", ")))).isEqualTo(grams);
    }

    private static String byIndex(String words) {
        var query = query(words);
        return literal(TicketSearch.BY_INDEX.formatted(query.titleHasWords("search_title"), 51), query);
    }

    private static String amongTheNewest(String words) {
        var query = query(words);
        return literal(
                TicketSearch.AMONG_THE_NEWEST.formatted(TicketSearch.NEWEST, query.titleHasWords("search_title"), 51),
                query);
    }

    private static TicketQuery query(String words) {
        return new TicketQuery(Optional.empty(), List.of(words.split(" ")), List.of(), Optional.empty(), 50);
    }

    private static String literal(String sql, TicketQuery query) {
        String literal = sql.replace(":before", "'%s'".formatted(new UUID(-1, -1)))
                .replace(":grams", "'%s'".formatted(TicketSearch.grams(query.words())));
        for (int n = query.words().size() - 1; n >= 0; n--) {
            literal = literal.replace(":word" + n, "'%s'".formatted(query.pattern(n)));
        }
        return literal;
    }

    private String explain(String sql) throws SQLException {
        try (ResultSet lines = statement.executeQuery("explain (analyze, buffers) " + sql)) {
            var plan = new StringBuilder();
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    private int count(String sql) throws SQLException {
        try (ResultSet found = statement.executeQuery("select count(*) from (%s) f".formatted(sql))) {
            found.next();
            return found.getInt(1);
        }
    }

    private long wholeCatalogue() throws SQLException {
        try (ResultSet size = statement.executeQuery("select pg_relation_size('tickets') / 8192")) {
            size.next();
            return size.getLong(1);
        }
    }

    /// The first line has the total of the whole statement.
    private static long blocksRead(String plan) {
        Matcher read = READ.matcher(plan);
        assertThat(read.find()).as(plan).isTrue();
        return number(read.group(1)) + number(read.group(2));
    }

    private static long number(String text) {
        return text == null ? 0 : Long.parseLong(text);
    }
}
