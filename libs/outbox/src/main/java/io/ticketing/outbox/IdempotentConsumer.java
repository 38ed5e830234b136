package io.ticketing.outbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.kafka.EventChannel;
import io.ticketing.kafka.EventConsumer;
import io.ticketing.kafka.EventHandler;
import io.ticketing.kafka.ReceivedEvent;

/// Applies each event once: the handler runs in the transaction that also notes the event's id.
@ApplicationScoped
public class IdempotentConsumer {

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final Inbox inbox;

    IdempotentConsumer(EventConsumer consumer, Transactions transactions, Inbox inbox) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.inbox = inbox;
    }

    /// Applies the events of one channel with this handler.
    public EventChannel channel(EventHandler handler) {
        return consumer.channel(event -> once(event, handler));
    }

    /// For consumers that don't need this for all of their events.
    public Uni<Void> once(ReceivedEvent event, EventHandler handler) {
        return transactions.run(() -> inbox.isNew(event.id())
                .chain(isNew -> isNew ? handler.handle(event) : Uni.createFrom().voidItem()));
    }
}
