package io.ticketing.storefront.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.market.FailedCall;
import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.market.TicketsApi;

/// How many are left of the tickets on all open pages, fetched once for all pages.
///
/// However many pages are open, the catalogue gets one query a second for each hundred different
/// tickets, and none while no page is open. Queries run in parallel: a ticket is asked for again as
/// soon as its own query is answered, whatever happens to the others. Unknown ids are dropped. New
/// ids have their own queue, so however many there are, they delay no updates.
@ApplicationScoped
class TicketBoard {

    /// The maximum of the API.
    private static final int TICKETS_PER_QUERY = 100;

    /// Concurrent queries for known tickets. More tickets take turns.
    private static final int QUERIES = 24;

    /// Concurrent queries for new tickets.
    private static final int FIRST_QUERIES = 8;

    private final TicketsApi tickets;
    private final Vertx vertx;
    private final StorefrontConfig.Live config;
    private final Map<UUID, Watched> watched = new ConcurrentHashMap<>();
    private final Line known = new Line(QUERIES);
    private final Line newcomers = new Line(FIRST_QUERIES);
    private long timer;

    TicketBoard(@RestClient TicketsApi tickets, Vertx vertx, StorefrontConfig config) {
        this.tickets = tickets;
        this.vertx = vertx;
        this.config = config.live();
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.tickets().toMillis(), _ -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /// The current state of each of these tickets, and again whenever it changes.
    Multi<Ticket> watch(Collection<UUID> ids) {
        return Multi.createFrom().emitter(page -> connect(page, ids), BackPressureStrategy.BUFFER);
    }

    private void connect(MultiEmitter<? super Ticket> page, Collection<UUID> ids) {
        Consumer<Ticket> tell = page::emit;
        ids.forEach(id -> add(id, tell));
        page.onTermination(() -> ids.forEach(id -> remove(id, tell)));
    }

    /// A newcomer joins the line once it is on the board: a look drops all others.
    private void add(UUID id, Consumer<Ticket> page) {
        var newcomer = new Watched(id);
        if (watched.compute(id, (_, there) -> (there == null ? newcomer : there).with(page)) == newcomer) {
            newcomers.join(newcomer);
        }
    }

    private void remove(UUID id, Consumer<Ticket> page) {
        watched.computeIfPresent(id, (_, there) -> there.without(page) ? null : there);
    }

    void look() {
        known.look();
        newcomers.look();
    }

    private boolean isWatched(Watched ticket) {
        return watched.get(ticket.id) == ticket;
    }

    private void tell(Ticket now) {
        watched.computeIfPresent(now.id(), (_, there) -> there.tell(now));
    }

    private void dropUnlessKnown(Watched ticket) {
        watched.computeIfPresent(ticket.id, (_, there) -> there == ticket && !there.isKnown() ? null : there);
    }

    /// Tickets waiting to be asked for, in the order of their last query.
    private final class Line {

        private final int most;
        private final Queue<Watched> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicInteger asking = new AtomicInteger();

        Line(int most) {
            this.most = most;
        }

        void join(Watched ticket) {
            waiting.add(ticket);
        }

        void look() {
            for (int free = most - asking.get(); free > 0; free--) {
                List<Watched> group = next();
                if (group.isEmpty()) {
                    return;
                }
                ask(group);
            }
        }

        private List<Watched> next() {
            var group = new ArrayList<Watched>();
            while (group.size() < TICKETS_PER_QUERY) {
                Watched ticket = waiting.poll();
                if (ticket == null) {
                    break;
                }
                if (isWatched(ticket)) {
                    group.add(ticket);
                }
            }
            return group;
        }

        private void ask(List<Watched> group) {
            asking.incrementAndGet();
            tickets.these(group.stream().map(ticket -> ticket.id).toList())
                    .onTermination()
                    .invoke(asking::decrementAndGet)
                    .subscribe()
                    .with(
                            found -> {
                                found.forEach(TicketBoard.this::tell);
                                group.forEach(TicketBoard.this::dropUnlessKnown);
                                askAgain(group);
                            },
                            failure -> {
                                FailedCall.note("Open pages wait for news", failure);
                                askAgain(group);
                            });
        }

        private void askAgain(List<Watched> group) {
            group.stream()
                    .filter(TicketBoard.this::isWatched)
                    .forEach(ticket -> (ticket.isKnown() ? known : newcomers).join(ticket));
        }
    }

    /// A ticket on open pages. It changes only while its entry in the map is locked.
    private static final class Watched {

        private final UUID id;
        private final Set<Consumer<Ticket>> pages = ConcurrentHashMap.newKeySet();
        private volatile @Nullable Ticket last;

        private Watched(UUID id) {
            this.id = id;
        }

        private boolean isKnown() {
            return last != null;
        }

        private Watched with(Consumer<Ticket> page) {
            pages.add(page);
            if (last != null) {
                page.accept(last);
            }
            return this;
        }

        /// Whether no page shows it any more.
        private boolean without(Consumer<Ticket> page) {
            pages.remove(page);
            return pages.isEmpty();
        }

        private Watched tell(Ticket now) {
            if (!now.equals(last)) {
                last = now;
                pages.forEach(page -> page.accept(now));
            }
            return this;
        }
    }
}
