package io.ticketing.storefront.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.marketplace.Call;
import io.ticketing.storefront.marketplace.Listed;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(Marketplace.class)
class TicketBoardTest {

    private static final int MANY = 1_000;
    private static final int QUERIES_FOR_MANY = 10;
    private static final int MOST_IDS = 100;

    @Inject
    TicketBoard board;

    @Inject
    StorefrontConfig config;

    @Inject
    Vertx vertx;

    Marketplace marketplace;

    private final List<Watcher> watchers = new ArrayList<>();
    private Account seller;

    @BeforeEach
    void openShop() {
        marketplace.reset();
        seller = marketplace.auth.signedIn("sue@example.com").account();
    }

    @AfterEach
    void leave() {
        watchers.forEach(Watcher::leave);
    }

    @Test
    void asksForATicketOnceHoweverManyWatchIt() {
        UUID ticket = list(1).getFirst();
        Instant before = Instant.now();
        IntStream.range(0, MANY).forEach(_ -> watch(ticket));

        await().until(() -> queries().size() >= 5);

        assertThat(watchers).allSatisfy(watcher -> assertThat(watcher.told()).hasSize(1));
        assertThat(queries())
                .allSatisfy(call -> assertThat(call.ids()).containsExactly(ticket.toString()))
                .hasSizeLessThanOrEqualTo(roundsSince(before));
    }

    @Test
    void asksForAThousandTicketsInTenQueries() {
        List<UUID> tickets = list(MANY);
        tickets.forEach(this::watch);

        await().untilAsserted(() -> assertThat(watchers)
                .allSatisfy(watcher -> assertThat(watcher.told()).hasSize(1)));
        Instant before = Instant.now();
        int from = queries().size();
        await().until(() -> tickets.stream().allMatch(ticket -> timesAsked(from, ticket) >= 3));

        assertThat(queries())
                .allSatisfy(call -> assertThat(call.ids()).hasSizeBetween(1, MOST_IDS))
                .hasSizeLessThanOrEqualTo(from + QUERIES_FOR_MANY * roundsSince(before));
    }

    @Test
    void asksForNothingWhileNobodyWatches() {
        List<UUID> tickets = list(2);
        watch(tickets.getFirst()).leave();
        Watcher last = watch(tickets.getLast());
        await().until(() -> !last.told().isEmpty());
        last.leave();
        // A look may be on its way.
        awaitRounds(2);
        int before = queries().size();

        awaitRounds(5);

        assertThat(queries()).hasSize(before);
    }

    @Test
    void forgetsATicketThatTheLastWatcherHasLeft() {
        List<UUID> tickets = list(2);
        Watcher first = watch(tickets.getFirst());
        Watcher second = watch(tickets.getFirst());
        Watcher other = watch(tickets.getLast());
        await().until(() -> !other.told().isEmpty() && !first.told().isEmpty());

        first.leave();
        awaitQueryOf(tickets.getFirst());
        second.leave();
        awaitQueryOf(tickets.getLast());
        int from = queries().size();
        await().until(() -> queries().size() >= from + 3);

        assertThat(queries().subList(from, from + 3))
                .allSatisfy(call ->
                        assertThat(call.ids()).containsExactly(tickets.getLast().toString()));
    }

    @Test
    void tellsEachWatcherOfAChangeOnce() {
        List<UUID> tickets = list(2);
        UUID ticket = tickets.getFirst();
        for (int n = 0; n < 20; n++) {
            watch(ticket, tickets.getLast());
        }
        await().untilAsserted(() -> assertThat(watchers)
                .allSatisfy(watcher -> assertThat(watcher.told()).hasSize(2)));

        marketplace.tickets.change(ticket, now -> now.withHeld(3));
        awaitQueries(3);
        marketplace.tickets.change(ticket, now -> now.withHeld(10));
        awaitQueries(3);

        await().untilAsserted(() -> assertThat(watchers)
                .allSatisfy(watcher -> assertThat(watcher.available(ticket)).containsExactly(10, 7, 0)));
        assertThat(watchers)
                .allSatisfy(watcher ->
                        assertThat(watcher.available(tickets.getLast())).containsExactly(10));
    }

    @Test
    void tellsALateWatcherTheLastKnownStateAtOnce() {
        UUID ticket = list(1).getFirst();
        Watcher early = watch(ticket);
        await().until(() -> !early.told().isEmpty());
        marketplace.tickets.goAway();

        Watcher late = watch(ticket);

        assertThat(late.available(ticket)).containsExactly(10);
    }

    @Test
    void tellsOfATicketThatIsSoldOutOrWithdrawn() {
        UUID ticket = list(1).getFirst();
        Watcher watcher = watch(ticket);
        await().until(() -> watcher.told().size() == 1);

        marketplace.tickets.change(ticket, now -> now.withSold(10));
        await().until(() -> watcher.told().size() == 2);
        marketplace.tickets.change(ticket, Listed::asWithdrawn);
        await().until(() -> watcher.told().size() == 3);

        assertThat(watcher.told())
                .extracting(Ticket::status)
                .containsExactly(Ticket.Status.AVAILABLE, Ticket.Status.SOLD_OUT, Ticket.Status.WITHDRAWN);
    }

    @Test
    void saysNothingOfATicketThatIsNone() {
        UUID unknown = UUID.randomUUID();
        UUID ticket = list(1).getFirst();
        Watcher watcher = watch(unknown, ticket);

        await().until(() -> !watcher.told().isEmpty());
        awaitQueries(2);

        assertThat(watcher.told()).singleElement().extracting(Ticket::id).isEqualTo(ticket);
    }

    @Test
    void asksOnceForWhatIsNoTicket() {
        List<UUID> unknown =
                Stream.generate(UUID::randomUUID).limit(3 * MOST_IDS).toList();
        UUID ticket = list(1).getFirst();
        unknown.forEach(this::watch);
        Watcher watcher = watch(ticket);
        await().until(() -> !watcher.told().isEmpty());
        await().until(() -> unknown.stream().allMatch(id -> timesAsked(0, id) > 0));

        awaitQueries(5);

        assertThat(unknown).allSatisfy(id -> assertThat(timesAsked(0, id)).isEqualTo(1));
        assertThat(timesAsked(0, ticket)).isGreaterThan(5);
    }

    @Test
    void asksAgainForWhatWasNoTicketWhenAnotherPageShowsIt() {
        UUID unknown = UUID.randomUUID();
        watch(unknown);
        await().until(() -> timesAsked(0, unknown) == 1);
        awaitRounds(2);

        watch(unknown);

        await().until(() -> timesAsked(0, unknown) == 2);
    }

    @Test
    void tellsNewsOfTicketsWhoseNeighboursTakeLong() {
        List<UUID> tickets = list(MOST_IDS + 1);
        tickets.forEach(this::watch);
        await().until(() ->
                watchers.stream().noneMatch(watcher -> watcher.told().isEmpty()));
        awaitQueries(4);
        List<Call> last = queries();
        String slow = last.getLast().ids().getFirst();
        marketplace.tickets.stall(call -> call.ids().contains(slow));
        int from = queries().size();
        await().until(() -> timesAsked(from, UUID.fromString(slow)) == 2);

        List<Call> between = queries().subList(from, queries().size());
        int first = indexOfFirst(between, slow);
        assertThat(between.subList(first + 1, between.size()))
                .filteredOn(call -> !call.ids().contains(slow))
                .as("queries for others while one was not answered")
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void goesOnWhenTheCatalogueIsBack() {
        UUID ticket = list(1).getFirst();
        Watcher watcher = watch(ticket);
        await().until(() -> watcher.told().size() == 1);

        marketplace.tickets.goAway();
        marketplace.tickets.change(ticket, now -> now.withSold(1));
        awaitRounds(3);
        assertThat(watcher.told()).hasSize(1);
        marketplace.tickets.comeBack();

        await().until(() -> watcher.told().size() == 2);
        assertThat(watcher.available(ticket)).containsExactly(10, 9);
    }

    @Test
    void goesOnWhenTheCatalogueHasNotAnswered() {
        UUID ticket = list(1).getFirst();
        marketplace.tickets.stall();
        Watcher watcher = watch(ticket);
        await().until(() -> !queries().isEmpty());
        awaitRounds(3);
        assertThat(queries()).as("asks once more only after an answer").hasSize(1);

        marketplace.reset();
        UUID other = list(1).getFirst();
        Watcher next = watch(other);

        await().until(() -> !next.told().isEmpty());
        assertThat(watcher.told()).isEmpty();
    }

    @Test
    void letsAWatcherLeaveWhileItIsTold() {
        List<UUID> tickets = list(3);
        var told = new AtomicInteger();
        Watcher other = watch(tickets.getLast());
        for (int n = 0; n < 50; n++) {
            board.watch(tickets).toUni().subscribe().with(_ -> told.incrementAndGet());
        }

        await().until(() -> told.get() == 50 && !other.told().isEmpty());
        int from = queries().size();
        await().until(() -> queries().size() >= from + 3);

        assertThat(queries().subList(from + 1, from + 3))
                .allSatisfy(call ->
                        assertThat(call.ids()).containsExactly(tickets.getLast().toString()));
    }

    private List<UUID> list(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> marketplace.tickets.list("Concert " + n, seller))
                .toList();
    }

    private Watcher watch(UUID... tickets) {
        var watcher = new Watcher(board, tickets);
        watchers.add(watcher);
        return watcher;
    }

    private List<Call> queries() {
        return marketplace.tickets.calls("GET", "/api/tickets");
    }

    private long timesAsked(int from, UUID ticket) {
        return queries().stream()
                .skip(from)
                .filter(call -> call.ids().contains(ticket.toString()))
                .count();
    }

    private static int indexOfFirst(List<Call> calls, String ticket) {
        return IntStream.range(0, calls.size())
                .filter(n -> calls.get(n).ids().contains(ticket))
                .findFirst()
                .orElseThrow();
    }

    private void awaitQueries(int more) {
        int from = queries().size();
        await().until(() -> queries().size() >= from + more);
    }

    private void awaitQueryOf(UUID ticket) {
        int from = queries().size();
        await().until(() ->
                queries().stream().skip(from).anyMatch(call -> call.ids().contains(ticket.toString())));
    }

    private void awaitRounds(int rounds) {
        Rounds.pass(vertx, config.live().tickets(), rounds);
    }

    private int roundsSince(Instant start) {
        Duration passed = Duration.between(start, Instant.now());
        return (int) passed.dividedBy(config.live().tickets()) + 1;
    }

    /// An open page.
    private static final class Watcher {

        private final List<Ticket> told = new CopyOnWriteArrayList<>();
        private final Cancellable subscription;

        Watcher(TicketBoard board, UUID... tickets) {
            subscription = board.watch(List.of(tickets)).subscribe().with(told::add);
        }

        List<Ticket> told() {
            return told;
        }

        List<Integer> available(UUID ticket) {
            return told.stream()
                    .filter(news -> news.id().equals(ticket))
                    .map(Ticket::available)
                    .toList();
        }

        void leave() {
            subscription.cancel();
        }
    }
}
