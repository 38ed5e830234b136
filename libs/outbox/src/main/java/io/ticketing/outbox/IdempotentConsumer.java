package io.ticketing.outbox;

import java.util.UUID;
import java.util.concurrent.Executor;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import io.ticketing.kafka.CallersContext;
import io.ticketing.kafka.EventChannel;
import io.ticketing.kafka.EventConsumer;
import io.ticketing.kafka.EventHandler;
import io.ticketing.kafka.EventsConfig;
import io.ticketing.kafka.ReceivedEvent;
import io.ticketing.lanes.Lanes;

/// Applies each event once: the handler runs in the transaction that also notes the event's id.
@ApplicationScoped
public class IdempotentConsumer {

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final Inbox inbox;
    private final Lanes<UUID, Call> lanes;

    IdempotentConsumer(EventConsumer consumer, Transactions transactions, Inbox inbox, EventsConfig config) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.inbox = inbox;
        this.lanes = new Lanes<>(config.atOnce(), 1, (_, calls) -> apply(calls.getFirst()));
    }

    private record Call(ReceivedEvent event, EventHandler handler, Executor context, UniEmitter<? super Void> caller) {}

    /// Applies the events of one channel with this handler.
    public EventChannel channel(EventHandler handler) {
        return consumer.channel(event -> once(event, handler));
    }

    /// For consumers that don't need this for all of their events. It takes no more connections than
    /// a channel does.
    public Uni<Void> once(ReceivedEvent event, EventHandler handler) {
        return Uni.createFrom()
                .emitter(
                        caller -> lanes.enter(event.id(), new Call(event, handler, CallersContext.executor(), caller)));
    }

    private Uni<Void> apply(Call call) {
        return Uni.createFrom()
                .deferred(() -> transactions.run(() -> inbox.isNew(call.event.id())
                        .chain(isNew -> isNew
                                ? call.handler.handle(call.event)
                                : Uni.createFrom().voidItem())))
                .runSubscriptionOn(call.context)
                .invoke(() -> call.caller.complete(null))
                .onFailure()
                .invoke(call.caller::fail);
    }
}
