package io.ticketing.storefront.live;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.EventStream;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Updates of open pages by the packaged storefront, which may be a native executable.
@QuarkusIntegrationTest
@WithTestResource(Marketplace.class)
class LiveIT {

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Session ann;
    private UUID ticket;

    @BeforeEach
    void openShop() {
        marketplace.reset();
        ann = marketplace.auth.signedIn("ann@example.com");
        ticket = marketplace.tickets.list("Opera", ann.account());
    }

    @Test
    void tellsOfATicket() {
        try (var page = Client.browser(origin).listen("/live/tickets?id=" + ticket)) {
            marketplace.tickets.change(ticket, now -> now.withHeld(10));

            awaitEvent(page, "ticket", "locked");
            assertThat(page.events().getLast().data().getString("id")).isEqualTo(ticket.toString());
        }
    }

    @Test
    void tellsOfAnOrder() {
        UUID order = marketplace.orders.place(ticket, 1, ann.account());
        try (var page = Client.browser(origin).signedIn(ann).listen("/live/orders/%s?paying=true".formatted(order))) {
            awaitEvent(page, "order", "created");

            marketplace.orders.change(order, now -> now.as("complete"));

            awaitEvent(page, "order", "complete");
        }
    }

    private static void awaitEvent(EventStream page, String name, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> page.events().stream()
                        .anyMatch(event -> event.name().equals(name)
                                && state.equals(event.data().getString("state"))));
    }
}
