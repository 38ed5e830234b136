package io.ticketing.tickets.api;

import java.sql.SQLException;
import java.util.UUID;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.ImpatientCaller;
import io.ticketing.testing.TestInfrastructure;
import io.ticketing.tickets.Catalogue;

import static io.ticketing.testing.ImpatientCaller.assertRefusedInTime;
import static io.ticketing.testing.ImpatientCaller.impatient;
import static io.ticketing.tickets.Catalogue.ONE;
import static io.ticketing.tickets.Catalogue.PATH;
import static io.ticketing.tickets.Catalogue.as;
import static org.hamcrest.Matchers.equalTo;

/// Callers who wait only for a limited time, as the storefront does.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class CallersPatienceTest {

    @Inject
    AgroalDataSource database;

    private final UUID seller = UUID.randomUUID();
    private UUID ticket;
    private ImpatientCaller caller;

    @BeforeEach
    void listATicket() throws SQLException {
        ticket = Catalogue.list(seller, "Opera", 5);
        caller = new ImpatientCaller(database);
    }

    @AfterEach
    void unlock() throws SQLException {
        caller.close();
    }

    @Test
    void doNotFindWhatTheyCouldNotChange() throws SQLException {
        caller.othersDo("select 1 from tickets where id = '%s' for update".formatted(ticket));

        assertRefusedInTime(
                waiting().body("{\"title\": \"Ballet\", \"price\": 30}").put(ONE, ticket));
        assertRefusedInTime(waiting().delete(ONE, ticket));
        caller.othersGiveUp();

        // Behind requests that may have waited for the ticket.
        Catalogue.revise(seller, ticket, "{\"title\": \"Opera\", \"price\": 20.5}")
                .statusCode(200);
        Catalogue.show(ticket)
                .body("title", equalTo("Opera"))
                .body("version", equalTo(1))
                .body("status", equalTo("available"));
    }

    @Test
    void findNothingListedThatTheyCouldNotList() throws SQLException {
        caller.othersDo("lock table tickets in exclusive mode");

        assertRefusedInTime(
                waiting().body("{\"title\": \"Ballet\", \"price\": 30}").post(PATH));
        caller.othersGiveUp();

        Catalogue.list(seller, "Opera", 1);
        as(seller).get(PATH + "?seller=me").then().body("title.unique()", equalTo(java.util.List.of("Opera")));
    }

    @Test
    void areToldInTimeThatNothingCanBeShown() throws SQLException {
        caller.othersDo("lock table tickets in access exclusive mode");

        assertRefusedInTime(waiting().get(ONE, ticket));
        assertRefusedInTime(waiting().get(PATH));
    }

    private RequestSpecification waiting() {
        return impatient(as(seller));
    }
}
