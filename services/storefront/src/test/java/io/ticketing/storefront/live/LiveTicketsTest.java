package io.ticketing.storefront.live;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.EventStream;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Account;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(Marketplace.class)
class LiveTicketsTest {

    @TestHTTPResource
    URI origin;

    @Inject
    Event<ShutdownDelayInitiatedEvent> shutdown;

    Marketplace marketplace;

    private final List<EventStream> pages = new ArrayList<>();
    private Account seller;

    @BeforeEach
    void openShop() {
        marketplace.reset();
        seller = marketplace.auth.signedIn("sue@example.com").account();
    }

    @AfterEach
    void closePages() {
        pages.forEach(EventStream::close);
    }

    @Test
    void tellsAnOpenPageWhatIsLeftAsItsVisitorWritesIt() {
        UUID ticket = marketplace.tickets.list("Opera", "20.5", "USD", 1_234, seller);
        EventStream page = open(visitor().with("Accept-Language", "de"), ticket);

        await().until(() -> page.events().size() == 1);
        marketplace.tickets.change(ticket, now -> now.withHeld(1_234));
        await().until(() -> page.events().size() == 2);

        assertThat(page.header("Content-Type")).startsWith("text/event-stream");
        assertThat(page.events()).extracting(EventStream.Event::name).containsOnly("ticket");
        assertThat(page.events())
                .extracting(EventStream.Event::data)
                .containsExactly(
                        JsonObject.of(
                                "id", ticket.toString(), "state", "available", "left", "1.234 left", "version", 1),
                        JsonObject.of(
                                "id",
                                ticket.toString(),
                                "state",
                                "locked",
                                "left",
                                "All held right now",
                                "version",
                                1));
    }

    @Test
    void tellsManyPagesOfOneChangeForOneQueryARound() {
        UUID ticket = marketplace.tickets.list("Opera", seller);
        List<EventStream> all =
                IntStream.range(0, 30).mapToObj(_ -> open(visitor(), ticket)).toList();
        await().until(() -> all.stream().allMatch(page -> page.events().size() == 1));

        marketplace.tickets.change(ticket, now -> now.withSold(1));
        await().until(() -> all.stream().allMatch(page -> page.events().size() == 2));

        assertThat(marketplace.tickets.calls())
                .allSatisfy(call -> assertThat(call.ids()).containsExactly(ticket.toString()));
        assertThat(all)
                .allSatisfy(page -> assertThat(page.events().getLast().data().getString("left"))
                        .isEqualTo("9 left"));
    }

    @Test
    void asksForNoMoreThanAHundredTicketsOfOnePage() {
        UUID[] tickets = IntStream.range(0, 101)
                .mapToObj(n -> marketplace.tickets.list("Concert " + n, seller))
                .toArray(UUID[]::new);
        EventStream page = open(visitor(), tickets);

        await().until(() -> page.events().size() >= 100);
        int from = marketplace.tickets.calls().size();
        await().until(() -> marketplace.tickets.calls().size() >= from + 2);

        assertThat(page.events()).hasSize(100);
    }

    @Test
    void showsASignOfLifeWhileNothingHappens() {
        EventStream page = open(visitor(), UUID.randomUUID());

        await().until(() -> page.signsOfLife() >= 2);
        assertThat(page.events()).isEmpty();
        assertThat(page.header("X-Accel-Buffering")).isEqualTo("no");
    }

    @Test
    void asksForNothingAnyMoreWhenThePageIsClosed() {
        UUID closed = marketplace.tickets.list("Opera", seller);
        UUID open = marketplace.tickets.list("Ballet", seller);
        EventStream page = open(visitor(), closed);
        EventStream other = open(visitor(), open);
        await().until(() -> !page.events().isEmpty() && !other.events().isEmpty());

        page.close();

        await().until(() -> marketplace.tickets.calls().getLast().ids().equals(List.of(open.toString())));
    }

    @Test
    void needsNoTicketAndNoSession() {
        assertThat(open(visitor()).status()).isEqualTo(200);
        assertThat(marketplace.auth.calls()).isEmpty();
    }

    @Test
    void refusesIdsThatAreNone() {
        assertThat(visitor().get("/live/tickets?id=1").status()).isBetween(400, 499);
    }

    @Test
    void endsWhenTheStorefrontStops() {
        UUID ticket = marketplace.tickets.list("Opera", seller);
        EventStream page = open(visitor(), ticket);
        await().until(() -> !page.events().isEmpty());

        shutdown.fire(new ShutdownDelayInitiatedEvent());

        await().until(page::isEnded);
    }

    private EventStream open(Client visitor, UUID... tickets) {
        EventStream page = visitor.listen("/live/tickets?"
                + IntStream.range(0, tickets.length)
                        .mapToObj(n -> "id=" + tickets[n])
                        .collect(joining("&")));
        pages.add(page);
        return page;
    }

    private Client visitor() {
        return Client.browser(origin).with("Accept-Language", "en-GB");
    }
}
