package io.ticketing.outbox;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketRevised;
import io.ticketing.contracts.tickets.TicketWithdrawn;
import io.ticketing.kafka.CallersContext;
import io.ticketing.kafka.EventChannel;
import io.ticketing.kafka.Reactions;

/// A consumer like those of services; a title can make it fail.
@ApplicationScoped
class ListingsConsumer {

    static final String BUG = "fails always";
    static final String OUTAGE = "fails four times as if the network were down";
    static final String RACE = "loses a race five times, in a use case's transaction";
    static final String HELD = "takes until it is released";
    private static final int TRIES_IN_OUTAGE = 4;
    private static final int LOST_RACES = 5;

    private final EventChannel channel;
    private final Transactions transactions;
    private final Reactions<Uni<Void>> reactions = Reactions.of("tickets")
            .on(TicketListed.class, this::count)
            .ignoring(TicketRevised.class)
            .ignoring(TicketWithdrawn.class)
            .build();
    private final Map<UUID, AtomicInteger> tries = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();

    ListingsConsumer(IdempotentConsumer consumer, Transactions transactions) {
        this.channel = consumer.channel(event -> reactions.to(event.payload()));
        this.transactions = transactions;
    }

    @Incoming("ticket-events")
    @Acknowledgment(Strategy.MANUAL)
    Uni<Void> on(KafkaRecord<String, byte[]> event) {
        return channel.take(event);
    }

    void release() {
        released.complete(null);
    }

    int triesOf(UUID ticketId) {
        return tries.getOrDefault(ticketId, new AtomicInteger()).get();
    }

    private Uni<Void> count(TicketListed listed) {
        UUID id = listed.getTicketId();
        String title = listed.getOffer().getTitle();
        int tried = tries.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
        return Panache.getSession()
                .chain(session -> session.find(Listing.class, id)
                        .onItem()
                        .ifNull()
                        .continueWith(() -> new Listing(id, title))
                        .invoke(listing -> listing.heard++)
                        .chain(session::persist)
                        .chain(session::flush))
                .chain(() -> failIfAsked(title, tried));
    }

    private Uni<Void> failIfAsked(String title, int tried) {
        if (title.equals(RACE) && tried <= LOST_RACES) {
            return transactions.run(ListingsConsumer::loseRace);
        }
        if (title.equals(HELD)) {
            return Uni.createFrom().completionStage(released).emitOn(CallersContext.executor());
        }
        if (title.equals(BUG)) {
            return Uni.createFrom().failure(new IllegalStateException("a bug"));
        }
        if (title.equals(OUTAGE) && tried <= TRIES_IN_OUTAGE) {
            return Uni.createFrom().failure(new IOException("connection refused"));
        }
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> loseRace() {
        String deadlock = "do $$ begin raise exception 'deadlock detected' using errcode = '40P01'; end $$";
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(deadlock).executeUpdate())
                .replaceWithVoid();
    }
}
