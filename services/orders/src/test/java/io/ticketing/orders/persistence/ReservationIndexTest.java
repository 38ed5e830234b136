package io.ticketing.orders.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import io.ticketing.orders.Marketplace;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Generic plans, as a server makes them for prepared statements.
@QuarkusTest
@TestProfile(ReservationIndexTest.GenericPlans.class)
@WithTestResource(TestInfrastructure.class)
class ReservationIndexTest {

    public static class GenericPlans implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.reactive.additional-properties.plan_cache_mode", "force_generic_plan");
        }
    }

    private static final int OVER = 30_000;

    @Inject
    OrderRepository orders;

    @Inject
    Pool pool;

    @Inject
    Marketplace marketplace;

    @Inject
    AgroalDataSource database;

    @Test
    void findsWhatIsOverdueAmongManyThatAreOver() throws Throwable {
        var ticket = marketplace.list(5);
        var order = marketplace.order(ticket);
        makeManyLike(order, "COMPLETE");
        var before = readFromTheTable();

        var later = Instant.now().plus(Duration.ofHours(1));
        var overdue = VertxContextSupport.subscribeAndAwait(() -> OrderRows.overdue(pool, Set.of(ticket), later, 100));
        var reserved =
                VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(() -> orders.reserved(ticket, 100)));

        assertThat(overdue).hasSize(1);
        assertThat(reserved).hasSize(1);
        await().atMost(Duration.ofSeconds(20)).until(() -> scansOfReservations() >= 2);
        assertThat(readFromTheTable() - before).isLessThan(OVER);
    }

    /// As a placement does that needs one more ticket.
    @Test
    void readsNoMoreThanItNeedsOfManyThatAreOverdue() throws Throwable {
        var ticket = marketplace.list(5);
        makeManyLike(marketplace.order(ticket), "CREATED");
        var scans = scansOfReservations();
        var before = readFromTheIndex();

        var later = Instant.now().plus(Duration.ofHours(1));
        var overdue = VertxContextSupport.subscribeAndAwait(() -> OrderRows.overdue(pool, Set.of(ticket), later, 1));

        assertThat(overdue).hasSize(1);
        await().atMost(Duration.ofSeconds(20)).until(() -> scansOfReservations() > scans);
        assertThat(readFromTheIndex() - before).isLessThan(OVER);
    }

    private void makeManyLike(UUID order, String status) throws SQLException {
        var sql = """
                insert into orders select (l).* from (
                    select jsonb_populate_record(o, jsonb_build_object(
                        'id', gen_random_uuid(), 'status', '%1$s',
                        'payment_id', case '%1$s' when 'COMPLETE' then gen_random_uuid() end)) l
                    from orders o, generate_series(1, %2$d) where o.id = '%3$s') many
                """;
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(status, OVER, order));
            statement.execute("analyze orders");
        }
    }

    private long scansOfReservations() throws SQLException {
        return one("select idx_scan from pg_stat_user_indexes where indexrelname = 'reservations_of_ticket'");
    }

    private long readFromTheIndex() throws SQLException {
        return one("select idx_tup_read from pg_stat_user_indexes where indexrelname = 'reservations_of_ticket'");
    }

    private long readFromTheTable() throws SQLException {
        return one("select seq_tup_read from pg_stat_user_tables where relname = 'orders'");
    }

    private long one(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
