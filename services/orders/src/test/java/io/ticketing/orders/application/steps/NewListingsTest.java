package io.ticketing.orders.application.steps;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.ticketing.orders.Marketplace;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static io.ticketing.orders.Marketplace.post;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class NewListingsTest {

    private static final int MUCH_JUNK = 150;

    @Inject
    Marketplace marketplace;

    @Test
    void leaveRoomForABuyerWhileAnotherAsksForTicketsThatDoNotExist() throws Exception {
        var rude = UUID.randomUUID();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < MUCH_JUNK; i++) {
                threads.submit(() -> order(rude, Marketplace.newTicketId()));
            }
            var ticket = Marketplace.newTicketId();
            var buyer = threads.submit(() -> order(UUID.randomUUID(), ticket));
            Thread.yield();
            TestEvents.publish(Marketplace.listed(ticket, 1));

            assertThat(buyer.get().statusCode()).isEqualTo(201);
        }
    }

    @Test
    void areWaitedForByManyAtOnce() throws Exception {
        var ticket = Marketplace.newTicketId();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var buyers = java.util.stream.IntStream.range(0, 50)
                    .mapToObj(_ -> threads.submit(() -> order(UUID.randomUUID(), ticket)))
                    .toList();
            TestEvents.publish(Marketplace.listed(ticket, 50));

            for (var buyer : buyers) {
                assertThat(buyer.get().statusCode()).isEqualTo(201);
            }
        }
        assertThat(marketplace.books(ticket).free()).isZero();
    }

    private static Response order(UUID user, UUID ticket) {
        return post(user, Map.of("ticketId", ticket));
    }
}
