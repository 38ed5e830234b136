package io.ticketing.tickets.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class TicketIndexesTest {

    /// Half of them sold out, by a hundred sellers.
    private static final String MANY_TICKETS = """
            insert into tickets
                (id, seller_id, title, search_title, price, currency, quantity, version,
                 created_at, sold)
            select gen_random_uuid(),
                   ('01936f00-0000-7000-8000-' || lpad((n % 100)::text, 12, '0'))::uuid,
                   t, t, 100, 'USD', 1, 1, now(), n % 2
            from (select n, md5(n::text) t from generate_series(1, 20000) n)
            """;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    on_sale                                                      | tickets_on_sale
                    on_sale and title_grams(search_title) @> '{zq}'              | tickets_by_grams
                    seller_id = '01936f00-0000-7000-8000-00000000000a'           | tickets_of_seller
                    id in ('01936f00-0000-7000-8000-00000000000a', '01936f00-0000-7000-8000-00000000000b') | tickets_pkey
                    """)
    void serveTheList(String condition, String index) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(MANY_TICKETS);
            statement.execute("analyze tickets");
            assertThat(plan(statement, condition)).contains(index);
            connection.rollback();
        }
    }

    private static String plan(Statement statement, String condition) throws SQLException {
        StringBuilder plan = new StringBuilder();
        ResultSet lines = statement.executeQuery(
                "explain select * from tickets where %s order by id desc limit 50".formatted(condition));
        while (lines.next()) {
            plan.append(lines.getString(1)).append('\n');
        }
        return plan.toString();
    }
}
