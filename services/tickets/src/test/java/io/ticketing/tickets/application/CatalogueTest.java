package io.ticketing.tickets.application;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.ImpatientCaller;
import io.ticketing.testing.TestInfrastructure;

import static io.restassured.RestAssured.given;
import static io.ticketing.testing.ImpatientCaller.assertRefusedInTime;
import static io.ticketing.testing.ImpatientCaller.impatient;
import static io.ticketing.tickets.Catalogue.ONE;
import static io.ticketing.tickets.Catalogue.list;
import static io.ticketing.tickets.Catalogue.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class CatalogueTest {

    private static final String READING = """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%from tickets%'""";

    @Inject
    AgroalDataSource database;

    private UUID ticket;

    @BeforeEach
    void listATicket() {
        ticket = list(UUID.randomUUID(), "Fidelio", 5);
    }

    @Test
    void readsOnceForACrowd() throws SQLException {
        try (var caller = new ImpatientCaller(database)) {
            caller.othersDo("lock table tickets in access exclusive mode");
            assertRefusedInTime(read(impatient(given())));
            var patient = CompletableFuture.supplyAsync(() -> read(given()));
            assertRefusedInTime(read(impatient(given())));

            assertThat(reading()).isOne();
            caller.othersGiveUp();
            assertThat(patient.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void doesNotWaitForAReadingThatHangs() throws SQLException {
        try (var caller = new ImpatientCaller(database)) {
            caller.othersDo("lock table tickets in access exclusive mode");

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertRefusedInTime(read(impatient(given())));
                assertThat(reading()).isGreaterThan(1);
            });
        }
    }

    @Test
    void showsWhatAnotherReplicaHasChanged() throws SQLException {
        show(ticket).body("title", equalTo("Fidelio"));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update tickets set title = 'Leonore' where id = '%s'".formatted(ticket));
        }

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> show(ticket).body("title", equalTo("Leonore")));
    }

    private Response read(RequestSpecification call) {
        return call.get(ONE, ticket);
    }

    private int reading() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(READING)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
