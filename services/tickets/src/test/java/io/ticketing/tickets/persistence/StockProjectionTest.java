package io.ticketing.tickets.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.ImpatientCaller;
import io.ticketing.testing.TestInfrastructure;
import io.ticketing.tickets.Catalogue;
import io.ticketing.tickets.domain.Stock;
import io.ticketing.tickets.domain.TicketStock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/// What is stored of many tickets in one statement, and what is left.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class StockProjectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    TicketRepository tickets;

    @Inject
    AgroalDataSource database;

    private final UUID seller = UUID.randomUUID();
    private UUID one;
    private UUID other;

    @BeforeEach
    void listTwo() {
        one = Catalogue.list(seller, "Opera", 5);
        other = Catalogue.list(seller, "Ballet", 5);
    }

    @Test
    void storesTheNewest() {
        assertThat(project(levels(one, 1, 2, 3), levels(other, 4, 0, 2))).isEmpty();
        assertThat(project(levels(one, 0, 0, 3), levels(other, 0, 1, 5))).isEmpty();

        Catalogue.show(one).body("available", equalTo(2));
        Catalogue.show(other).body("available", equalTo(4));
    }

    @Test
    void leavesWhatNeedsACloserLook() throws SQLException {
        var unknown = UUID.randomUUID();
        var changed = Catalogue.list(seller, "Operetta", 5);
        try (var caller = new ImpatientCaller(database)) {
            caller.othersDo("select 1 from tickets where id = '%s' for update".formatted(other));

            assertThat(project(
                            levels(one, 1, 0, 1),
                            levels(other, 1, 0, 1),
                            levels(unknown, 1, 0, 1),
                            levels(changed, 6, 0, 1)))
                    .containsExactlyInAnyOrder(other, unknown, changed);
        }
        Catalogue.show(one).body("available", equalTo(4));
        Catalogue.show(other).body("available", equalTo(5));
    }

    private Set<UUID> project(TicketStock... stocks) {
        return tickets.project(List.of(stocks)).await().atMost(PATIENCE);
    }

    private static TicketStock levels(UUID ticket, int held, int sold, long version) {
        return new TicketStock(ticket, new Stock(held, sold, version));
    }
}
