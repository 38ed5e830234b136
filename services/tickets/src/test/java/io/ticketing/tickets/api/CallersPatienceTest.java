package io.ticketing.tickets.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.TestInfrastructure;
import io.ticketing.tickets.Catalogue;

import static io.ticketing.tickets.Catalogue.ONE;
import static io.ticketing.tickets.Catalogue.PATH;
import static io.ticketing.tickets.Catalogue.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/// Callers who wait only for a limited time, as the storefront does.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class CallersPatienceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// Long enough for a busy machine.
    private static final Duration IN_TIME = Duration.ofSeconds(4);

    @Inject AgroalDataSource database;

    private final UUID seller = UUID.randomUUID();
    private UUID ticket;
    private Connection locker;

    @BeforeEach
    void listATicket() throws SQLException {
        ticket = Catalogue.list(seller, "Opera", 5);
        locker = database.getConnection();
        locker.setAutoCommit(false);
    }

    @AfterEach
    void unlock() throws SQLException {
        locker.close();
    }

    @Test
    void doNotFindWhatTheyCouldNotChange() throws SQLException {
        execute("select 1 from tickets where id = '%s' for update".formatted(ticket));

        assertRefusedInTime(
                waiting().body("{\"title\": \"Ballet\", \"price\": 30}").put(ONE, ticket));
        assertRefusedInTime(waiting().delete(ONE, ticket));
        locker.rollback();

        // Behind requests that may have waited for the ticket.
        Catalogue.revise(seller, ticket, "{\"title\": \"Opera\", \"price\": 20.5}").statusCode(200);
        Catalogue.show(ticket)
                .body("title", equalTo("Opera"))
                .body("version", equalTo(1))
                .body("status", equalTo("available"));
    }

    @Test
    void findNothingListedThatTheyCouldNotList() throws SQLException {
        execute("lock table tickets in exclusive mode");

        assertRefusedInTime(waiting().body("{\"title\": \"Ballet\", \"price\": 30}").post(PATH));
        locker.rollback();

        Catalogue.list(seller, "Opera", 1);
        as(seller)
                .get(PATH + "?seller=me")
                .then()
                .body("title.unique()", equalTo(java.util.List.of("Opera")));
    }

    @Test
    void areToldInTimeThatNothingCanBeShown() throws SQLException {
        execute("lock table tickets in access exclusive mode");

        assertRefusedInTime(waiting().get(ONE, ticket));
        assertRefusedInTime(waiting().get(PATH));
    }

    private RequestSpecification waiting() {
        return as(seller).header("X-Request-Timeout-Ms", PATIENCE.toMillis());
    }

    private static void assertRefusedInTime(Response answer) {
        answer.then().statusCode(503).body("type", equalTo("/problems/overloaded"));
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(Duration.ofMillis(answer.time())).isLessThan(IN_TIME);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = locker.createStatement()) {
            statement.execute(sql);
        }
    }
}
