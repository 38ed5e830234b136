package io.ticketing.tickets.api;

import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;
import io.ticketing.tickets.Catalogue;
import io.ticketing.tickets.Orders;

import static org.hamcrest.Matchers.equalTo;

/// The packaged service publishes what it lists, and consumes orders' events about it.
@QuarkusIntegrationTest
@WithTestResource(TestInfrastructure.class)
class TicketResourceIT {

    @Test
    void listsATicketAndLearnsThatSomeAreHeld() {
        UUID ticket = Catalogue.list(UUID.randomUUID(), "Opera", 5);
        TestEvents.await(TicketListed.class, ticket);

        Orders.tell(ticket, 1, 5, 0);
        Catalogue.show(ticket).body("status", equalTo("locked"));
    }
}
