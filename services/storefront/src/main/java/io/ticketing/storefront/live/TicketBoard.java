package io.ticketing.storefront.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.market.TicketsApi;

/// What is left of the tickets on all open pages, asked for once for all of them.
///
/// However many pages are open, the catalogue gets one query a hundred different tickets a second,
/// and none while nobody looks.
@ApplicationScoped
class TicketBoard {

    /// What the API takes at once.
    private static final int TICKETS_PER_QUERY = 100;

    private final TicketsApi tickets;
    private final Vertx vertx;
    private final StorefrontConfig.Live config;
    private final Map<UUID, Watched> watched = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
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

    /// Each of these tickets as it is now, and again whenever it changes.
    Multi<Ticket> watch(Collection<UUID> ids) {
        return Multi.createFrom()
                .emitter(
                        page -> {
                            Consumer<Ticket> tell = page::emit;
                            ids.forEach(id -> add(id, tell));
                            page.onTermination(() -> ids.forEach(id -> remove(id, tell)));
                        },
                        BackPressureStrategy.BUFFER);
    }

    private void add(UUID id, Consumer<Ticket> page) {
        watched.compute(id, (_, known) -> (known == null ? new Watched() : known).with(page));
    }

    private void remove(UUID id, Consumer<Ticket> page) {
        watched.computeIfPresent(id, (_, known) -> known.without(page) ? null : known);
    }

    private void look() {
        if (watched.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        Multi.createFrom()
                .iterable(groups(watched.keySet()))
                .onItem()
                .transformToUniAndConcatenate(this::look)
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(
                        _ -> {},
                        failure ->
                                Log.debugf("Open pages wait for news: %s", failure.getMessage()));
    }

    private Uni<List<Ticket>> look(List<UUID> ids) {
        return tickets.these(ids)
                .invoke(
                        found ->
                                found.forEach(
                                        ticket ->
                                                watched.computeIfPresent(
                                                        ticket.id(),
                                                        (_, known) -> known.tell(ticket))));
    }

    private static List<List<UUID>> groups(Set<UUID> ids) {
        var all = List.copyOf(ids);
        var groups = new ArrayList<List<UUID>>();
        for (int from = 0; from < all.size(); from += TICKETS_PER_QUERY) {
            groups.add(all.subList(from, Math.min(all.size(), from + TICKETS_PER_QUERY)));
        }
        return groups;
    }

    /// A ticket that open pages show. Changed only while its entry in the map is locked.
    private static final class Watched {

        private final Set<Consumer<Ticket>> pages = ConcurrentHashMap.newKeySet();
        private Ticket last;

        private Watched with(Consumer<Ticket> page) {
            pages.add(page);
            if (last != null) {
                page.accept(last);
            }
            return this;
        }

        /// Whether nobody looks at it any more.
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
