package io.ticketing.orders.api;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.orders.Marketplace;
import io.ticketing.testing.ImpatientCaller;
import io.ticketing.testing.TestInfrastructure;

import static io.ticketing.orders.Marketplace.as;
import static io.ticketing.orders.api.OrderResourceTest.assertProblem;
import static io.ticketing.testing.ImpatientCaller.PATIENCE;
import static io.ticketing.testing.ImpatientCaller.assertRefusedInTime;
import static io.ticketing.testing.ImpatientCaller.impatient;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Callers who wait only for a limited time, as the storefront does.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class CallersPatienceTest {

    /// As many as there are connections for placements.
    private static final int ALL = 8;

    @Inject
    Marketplace marketplace;

    @Inject
    AgroalDataSource database;

    private final UUID buyer = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();
    private ImpatientCaller caller;
    private UUID ticket;

    @BeforeEach
    void listATicket() throws SQLException {
        ticket = marketplace.list(50);
        caller = new ImpatientCaller(database);
    }

    @AfterEach
    void unlock() throws SQLException {
        caller.close();
    }

    @Test
    void areNotGivenAnOrderThatTheyDoNotHearOf() throws SQLException {
        lockStock();

        assertRefusedInTime(place(PATIENCE));
        caller.othersGiveUp();

        awaitNobodyAtWork();
        assertThat(marketplace.ordersOf(ticket)).isZero();
        assertThat(marketplace.books(ticket).held()).isZero();
    }

    @Test
    void mayUseTheirKeyAgain() throws SQLException {
        lockStock();
        assertRefusedInTime(place(PATIENCE));
        caller.othersGiveUp();

        assertThat(place(Duration.ofSeconds(20)).statusCode()).isEqualTo(201);
        assertThat(marketplace.ordersOf(ticket)).isEqualTo(1);
    }

    @Test
    void leaveTheDatabaseWhenTheirTimeIsOver() throws SQLException {
        lockStock();
        assertRefusedInTime(place(PATIENCE));

        awaitNobodyAtWork();
    }

    @Test
    void areRefusedInTimeWhileAllConnectionsAreTaken() throws Exception {
        var tickets = Stream.generate(() -> marketplace.list(1)).limit(ALL).toList();
        lock(tickets);
        var other = marketplace.list(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<Response>>();
            for (var wanted : tickets) {
                waiting.add(threads.submit(() -> place(UUID.randomUUID(), wanted, "20000")));
            }
            await().until(() -> atWork() == ALL);

            assertRefusedInTime(place(buyer, other, "" + PATIENCE.toMillis()));
            caller.othersGiveUp();

            for (var answer : waiting) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
            }
        }
        awaitNobodyAtWork();
        assertThat(marketplace.ordersOf(other)).isZero();
    }

    @Test
    void doNotWaitForTheCrowdOfAnotherTicket() throws Exception {
        lockStock();
        var other = marketplace.list(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var crowd = new ArrayList<Future<Response>>();
            for (var i = 0; i < 50; i++) {
                crowd.add(threads.submit(() -> place(UUID.randomUUID(), ticket, "20000")));
            }
            await().until(() -> atWork() == 1);

            var order = place(buyer, other, "2000");
            assertThat(order.statusCode()).isEqualTo(201);
            waiting().get("/api/orders/" + order.path("id")).then().statusCode(200);
            caller.othersGiveUp();

            for (var answer : crowd) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
            }
        }
        assertThat(marketplace.books(ticket).free()).isZero();
    }

    @Test
    void areRefusedAtOnceWhenTheyHaveNoTime() {
        assertProblem(place(buyer, ticket, "0"), 503, "overloaded");
        assertThat(marketplace.ordersOf(ticket)).isZero();
    }

    @Test
    void areServedWhenWhatTheySayIsNoTime() {
        for (var said : new String[] {"soon", "-1", "1.5", "99999999999999999999", ""}) {
            assertThat(place(UUID.randomUUID(), ticket, said).statusCode())
                    .describedAs(said)
                    .isEqualTo(201);
        }
    }

    @Test
    void doNotFindAnOrderCancelledThatTheyCouldNotCancel() throws SQLException {
        var order = marketplace.order(buyer, ticket, 1);
        lockStock();

        assertRefusedInTime(waiting().delete("/api/orders/" + order));
        caller.othersGiveUp();

        awaitNobodyAtWork();
        assertThat(marketplace.status(order)).isEqualTo("CREATED");
    }

    @Test
    void areToldInTimeThatNothingCanBeShown() throws SQLException {
        var order = marketplace.order(buyer, ticket, 1);
        caller.othersDo("lock table orders in access exclusive mode");

        assertRefusedInTime(waiting().get("/api/orders/" + order));
        assertRefusedInTime(waiting().get("/api/orders"));
    }

    private Response place(Duration patience) {
        return place(buyer, ticket, "" + patience.toMillis());
    }

    private Response place(UUID user, UUID wanted, String patience) {
        return as(user).header("X-Request-Timeout-Ms", patience)
                .header("Idempotency-Key", key)
                .body(Map.of("ticketId", wanted))
                .post("/api/orders");
    }

    private RequestSpecification waiting() {
        return impatient(as(buyer));
    }

    private void lockStock() throws SQLException {
        lock(List.of(ticket));
    }

    private void lock(List<UUID> tickets) throws SQLException {
        var ids = tickets.stream().map("'%s'"::formatted).collect(joining(","));
        caller.othersDo("select 1 from stock where ticket_id in (%s) for update".formatted(ids));
    }

    private void awaitNobodyAtWork() {
        await().until(() -> atWork() == 0);
    }

    /// Transactions of the service that wait for another transaction's lock.
    private int atWork() throws SQLException {
        var sql = """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """;
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
