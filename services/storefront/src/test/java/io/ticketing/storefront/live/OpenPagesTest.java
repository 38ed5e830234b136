package io.ticketing.storefront.live;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.EventStream;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(OpenPagesTest.FewPages.class)
@WithTestResource(Marketplace.class)
class OpenPagesTest {

    public static class FewPages implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ticketing.storefront.live.pages", "2");
        }
    }

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Client browser;
    private String tickets;
    private String order;

    @BeforeEach
    void order() {
        marketplace.reset();
        Session ann = marketplace.auth.signedIn("ann@example.com");
        UUID ticket = marketplace.tickets.list("Opera", ann.account());
        tickets = "/live/tickets?id=" + ticket;
        order = "/live/orders/" + marketplace.orders.place(ticket, 1, ann.account());
        browser = Client.browser(origin).signedIn(ann);
    }

    @Test
    void refusesPagesThatAreTooManyUntilOneIsClosed() {
        try (var first = admitted(tickets);
                var second = admitted(order)) {
            await().until(() -> !first.events().isEmpty() && !second.events().isEmpty());

            try (var third = browser.listen(tickets);
                    var fourth = browser.listen(order)) {
                assertThat(third.status()).isEqualTo(503);
                assertThat(fourth.status()).isEqualTo(503);
                assertThat(third.header("Retry-After")).isEqualTo("1");
            }
            second.close();

            admitted(tickets).close();
        }
    }

    @Test
    void hasRoomForAsManyAgainHoweverPagesEnded() {
        for (int n = 0; n < 5; n++) {
            try (var page = admitted(tickets)) {
                await().until(() -> !page.events().isEmpty());
            }
            try (var page = admitted("/live/orders/" + UUID.randomUUID())) {
                await().until(page::isEnded);
            }
        }

        try (var first = admitted(tickets);
                var second = admitted(tickets);
                var third = browser.listen(tickets)) {
            assertThat(first.isOpen()).isTrue();
            assertThat(second.isOpen()).isTrue();
            assertThat(third.status()).isEqualTo(503);
        }
    }

    /// The storefront notices a moment later that its visitors have closed a page.
    private EventStream admitted(String path) {
        return await().until(() -> browser.listen(path), page -> page.status() == 200);
    }
}
