package io.ticketing.orders.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.ticketing.orders.Marketplace;
import io.ticketing.testing.TestInfrastructure;

import static io.ticketing.orders.Marketplace.post;
import static io.ticketing.orders.api.OrderResourceTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(OverloadTest.OnePlacementAtATime.class)
@WithTestResource(TestInfrastructure.class)
class OverloadTest {

    public static class OnePlacementAtATime implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ticketing.orders.max-placements", "1");
        }
    }

    @Inject
    Marketplace marketplace;

    @Inject
    AgroalDataSource database;

    @Test
    void turnsAwayAtOnceWhatIsMoreThanItCanServe() throws Exception {
        var ticket = marketplace.list(5);
        marketplace.order(ticket);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var locker = database.getConnection()) {
            lock(locker, ticket);
            var first = threads.submit(() -> order(ticket));
            var refusal = await().until(() -> order(UUID.randomUUID()), OverloadTest::isTurnedAway);
            locker.rollback();

            assertProblem(refusal, 503, "overloaded");
            assertThat(refusal.header("Retry-After")).isEqualTo("1");
            assertThat(first.get().statusCode()).isEqualTo(201);
        }
        marketplace.order(ticket);
    }

    private static Response order(UUID ticket) {
        return post(UUID.randomUUID(), Map.of("ticketId", ticket));
    }

    private static boolean isTurnedAway(Response answer) {
        return answer.statusCode() == 503;
    }

    /// Blocks every placement for the ticket.
    private static void lock(Connection connection, UUID ticket) throws SQLException {
        connection.setAutoCommit(false);
        var sql = "select 1 from stock where ticket_id = ? for update";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, ticket);
            statement.execute();
        }
    }
}
