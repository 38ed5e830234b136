package io.ticketing.tickets.application;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;

import io.ticketing.kafka.CallersContext;
import io.ticketing.postgresql.Contexts;
import io.ticketing.tickets.domain.Ticket;
import io.ticketing.tickets.persistence.TicketPage;
import io.ticketing.tickets.persistence.TicketQuery;
import io.ticketing.tickets.persistence.TicketRepository;

/// What anyone may see of the tickets, read once for all who ask for the same.
///
/// What this process changes is seen at once, and what another replica changes, within a second.
@ApplicationScoped
public class Catalogue {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    /// A reading that takes longer, for example on a dead connection, is not joined by others.
    private static final Duration LONGEST_READING = Duration.ofSeconds(5);

    private static final int PAGES = 100;
    private static final int TICKETS = 5_000;

    private final TicketRepository tickets;
    private final Contexts contexts;
    private final AsyncCache<TicketQuery, TicketPage> pages = remembering(PAGES);
    private final AsyncCache<UUID, Ticket> shown = remembering(TICKETS);

    Catalogue(TicketRepository tickets, Contexts contexts) {
        this.tickets = tickets;
        this.contexts = contexts;
    }

    private static <K, V> AsyncCache<K, V> remembering(int most) {
        return Caffeine.newBuilder().expireAfterWrite(LONGEST).maximumSize(most).buildAsync();
    }

    /// The ticket, or null.
    public Uni<Ticket> show(UUID id) {
        return shared(shown, id, tickets::show);
    }

    /// Sellers' own tickets are always read from the database.
    public Uni<TicketPage> page(TicketQuery query) {
        return query.seller().isPresent() ? tickets.page(query) : shared(pages, query, tickets::page);
    }

    /// Must be called once a change is committed. What was read before is not shown to later
    /// callers, even if the reading is still under way.
    void changed(UUID ticketId) {
        shown.synchronous().invalidate(ticketId);
        pages.synchronous().invalidateAll();
    }

    /// Read on behalf of all: in a context, and with time, of its own. A caller who leaves does not
    /// end it for the others.
    private <K, V> Uni<V> shared(AsyncCache<K, V> cache, K key, Function<K, Uni<V>> read) {
        return Uni.createFrom().deferred(() -> {
            var answer = cache.get(key, (_, _) -> begin(cache, key, read));
            return Uni.createFrom().completionStage(answer.copy()).emitOn(CallersContext.executor());
        });
    }

    private <K, V> CompletableFuture<V> begin(AsyncCache<K, V> cache, K key, Function<K, Uni<V>> read) {
        var reading = contexts.fresh(() -> read.apply(key)).subscribeAsCompletionStage();
        var limit = contexts.pause(LONGEST_READING)
                .subscribe()
                .with(_ -> cache.asMap().remove(key, reading));
        reading.whenComplete((_, _) -> limit.cancel());
        return reading;
    }
}
