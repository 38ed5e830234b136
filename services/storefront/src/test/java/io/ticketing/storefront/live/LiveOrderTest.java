package io.ticketing.storefront.live;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.EventStream;
import io.ticketing.storefront.marketplace.Call;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;
import io.ticketing.storefront.marketplace.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(Marketplace.class)
class LiveOrderTest {

    @TestHTTPResource
    URI origin;

    @Inject
    StorefrontConfig config;

    @Inject
    Vertx vertx;

    Marketplace marketplace;

    private final List<EventStream> pages = new ArrayList<>();
    private Session ann;
    private UUID order;

    @BeforeEach
    void order() {
        marketplace.reset();
        ann = marketplace.auth.signedIn("ann@example.com");
        UUID ticket = marketplace.tickets.list("Opera", ann.account());
        order = marketplace.orders.place(ticket, 1, ann.account());
    }

    @AfterEach
    void closePages() {
        pages.forEach(EventStream::close);
    }

    @Test
    void tellsTheBuyerHowTheOrderIsAndHowMuchTimeIsLeft() {
        marketplace.orders.change(order, now -> now.until(Instant.now().plusSeconds(60)));
        EventStream page = open(ann, false);

        await().until(() -> !page.events().isEmpty());

        var event = page.events().getFirst();
        assertThat(event.name()).isEqualTo("order");
        assertThat(event.data().getMap()).containsOnlyKeys("state", "version", "remaining");
        assertThat(event.data().getString("state")).isEqualTo("created");
        assertThat(event.data().getLong("version")).isEqualTo(1);
        assertThat(event.data().getLong("remaining")).isBetween(1L, 60_000L);
        assertThat(looks())
                .allSatisfy(call -> assertThat(call.cookie("session")).contains(ann.token()));
    }

    @Test
    void looksSeldomWhileTheBuyerThinks() {
        open(ann, false);

        await().until(() -> looks().size() >= 3);

        assertThat(between(0, 2)).isGreaterThan(idle().multipliedBy(2).minus(often()));
    }

    @Test
    void looksOftenWhileThePageIsPaying() {
        open(ann, true);

        await().until(() -> looks().size() >= 4);

        assertThat(between(0, 3)).isLessThan(idle());
    }

    @Test
    void looksOftenWhileThePaymentIsTaken() {
        marketplace.orders.change(order, now -> now.as("awaiting_payment"));
        open(ann, false);

        await().until(() -> looks().size() >= 4);

        assertThat(between(0, 3)).isLessThan(idle());
    }

    @Test
    void looksAtTheDeadlineAndOftenFromThenOn() {
        Instant deadline = Instant.now().plus(idle().dividedBy(2));
        marketplace.orders.change(order, now -> now.until(deadline));
        open(ann, false);

        await().until(() -> looks().size() >= 4);

        assertThat(looks().get(1).at()).isAfterOrEqualTo(deadline);
        assertThat(between(0, 1)).as("it does not sleep through the deadline").isLessThan(idle());
        assertThat(between(1, 3)).isLessThan(idle());
    }

    @Test
    void endsWhenTheOrderIsOver() {
        EventStream page = open(ann, true);
        await().until(() -> !page.events().isEmpty());

        marketplace.orders.change(order, now -> now.as("awaiting_payment"));
        await().until(() -> states(page).contains("awaiting_payment"));
        marketplace.orders.change(order, now -> now.as("complete"));

        await().until(page::isEnded);
        assertThat(states(page).getLast()).isEqualTo("complete");
        assertThat(states(page)).containsOnlyOnce("complete");
    }

    @Test
    void goesOnWhileAPaymentMayReviveTheExpiredOrder() {
        EventStream page = open(ann, true);
        marketplace.orders.change(order, now -> now.cancelled("expired"));
        await().until(() -> states(page).contains("cancelled"));

        marketplace.orders.change(order, now -> now.as("complete").late("accepted"));

        await().until(page::isEnded);
        assertThat(states(page).getLast()).isEqualTo("complete");
    }

    @Test
    void endsWhenALatePaymentIsReleased() {
        EventStream page = open(ann, true);
        marketplace.orders.change(order, now -> now.cancelled("expired").late("released"));

        await().until(page::isEnded);

        assertThat(states(page).getLast()).isEqualTo("cancelled");
    }

    @Test
    void tellsOfAnOrderThatWasOverBeforeOnce() {
        marketplace.orders.change(order, now -> now.cancelled("expired"));

        EventStream page = open(ann, false);

        await().until(page::isEnded);
        assertThat(states(page)).containsExactly("cancelled");
        assertThat(looks()).hasSize(1);
    }

    @Test
    void saysNothingOfSomebodyElsesOrder() {
        EventStream page = open(marketplace.auth.signedIn("eve@example.com"), true);

        assertEndsForGood(page);
    }

    @Test
    void saysNothingToNobody() {
        EventStream page = listen(Client.browser(origin), false);

        assertEndsForGood(page);
    }

    @Test
    void asksNoBrowserBackWhoseSessionHasEndedForGood() {
        marketplace.auth.end(ann);

        assertEndsForGood(open(ann, false));
        assertEndsForGood(listen(Client.browser(origin).withCookie("refresh", ann.refreshToken()), false));
    }

    @Test
    void letsABrowserComeBackWhoseSessionCouldNotBeKeptJustNow() {
        marketplace.auth.goAway();

        EventStream page = listen(Client.browser(origin).withCookie("refresh", ann.refreshToken()), false);

        await().until(page::isEnded);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.events()).isEmpty();
    }

    @Test
    void letsTheBrowserComeBackWhenItsSessionRunsOut() {
        EventStream page = open(ann, true);
        await().until(() -> !page.events().isEmpty());

        marketplace.auth.expire(ann);

        await().until(page::isEnded);
        assertThat(page.events()).extracting(EventStream.Event::name).containsOnly("order");
    }

    @Test
    void goesOnWhenTheOrdersAreBack() {
        EventStream page = open(ann, true);
        await().until(() -> !page.events().isEmpty());

        marketplace.orders.goAway();
        marketplace.orders.change(order, now -> now.as("complete"));
        Rounds.pass(vertx, often(), 5);
        assertThat(page.isOpen()).isTrue();
        assertThat(states(page)).containsOnly("created");
        marketplace.orders.comeBack();

        await().until(page::isEnded);
        assertThat(states(page).getLast()).isEqualTo("complete");
    }

    @Test
    void goesOnWhenTheOrdersAnswerAgain() {
        EventStream page = open(ann, true);
        await().until(() -> !page.events().isEmpty());

        marketplace.orders.stall();
        int before = looks().size();
        await().until(() -> looks().size() >= before + 3);
        assertThat(page.isOpen()).isTrue();
        marketplace.orders.change(order, now -> now.as("complete"));
        marketplace.orders.recover();

        await().until(page::isEnded);
        assertThat(states(page).getLast()).isEqualTo("complete");
    }

    @Test
    void looksSeldomAtOrdersThatDoNotAnswer() {
        EventStream page = open(ann, false);
        await().until(() -> !page.events().isEmpty());
        marketplace.orders.stall();

        await().until(() -> looks().size() >= 3);

        assertThat(between(1, 2)).as("its time to answer comes on top").isGreaterThan(idle());
    }

    @Test
    void letsTheBrowserComeBackLaterWhenOrdersAreTooBusy() {
        marketplace.orders.refuse(Refusal.of(503, "overloaded"));

        EventStream page = open(ann, true);

        await().until(page::isEnded);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.events()).isEmpty();
    }

    @Test
    void looksNoMoreWhenThePageIsClosed() {
        EventStream closed = open(ann, true);
        await().until(() -> !closed.events().isEmpty());
        closed.close();
        Session eve = marketplace.auth.signedIn("eve@example.com");
        UUID other = marketplace.orders.place(marketplace.tickets.list("Ballet", ann.account()), 1, eve.account());
        EventStream open = Client.browser(origin).signedIn(eve).listen(path(other, true));
        pages.add(open);

        await().until(() -> looks().getLast().path().endsWith(other.toString()) && lastFourAreOf(other));
    }

    /// Browsers reconnect automatically, unless they are told not to or get another kind of answer.
    private static void assertEndsForGood(EventStream page) {
        await().until(page::isEnded);
        assertThat(page.events()).extracting(EventStream.Event::name).containsExactly("end");
    }

    private boolean lastFourAreOf(UUID order) {
        List<Call> looks = marketplace.orders.calls();
        return looks.size() > 4
                && looks.subList(looks.size() - 4, looks.size()).stream()
                        .allMatch(call -> call.path().endsWith(order.toString()));
    }

    private EventStream open(Session session, boolean paying) {
        return listen(Client.browser(origin).signedIn(session), paying);
    }

    private EventStream listen(Client browser, boolean paying) {
        EventStream page = browser.listen(path(order, paying));
        pages.add(page);
        return page;
    }

    private static String path(UUID order, boolean paying) {
        return "/live/orders/%s?paying=%s".formatted(order, paying);
    }

    private List<Call> looks() {
        return marketplace.orders.calls();
    }

    private Duration between(int first, int last) {
        return Duration.between(looks().get(first).at(), looks().get(last).at());
    }

    private static List<String> states(EventStream page) {
        return page.events().stream()
                .map(event -> event.data().getString("state"))
                .toList();
    }

    private Duration idle() {
        return config.live().order();
    }

    private Duration often() {
        return config.live().orderSoon();
    }
}
