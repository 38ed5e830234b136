package io.ticketing.kafka;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.ticketing.lanes.Lanes;

/// Handles the records of a channel: those of a sequence in their order, and different sequences
/// side by side. A sequence is all records of a ticket, or of an aggregate.
///
/// A record that takes long, perhaps because a row is locked, delays only those of its sequence.
/// The committed offset stays before the first unfinished record, so that none is lost.
///
/// The method that receives the records must acknowledge them manually: this does it.
public final class EventChannel {

    private static final Logger LOG = Logger.getLogger(EventChannel.class);

    /// How many records may be unfinished. The channel reads no more until one is finished.
    static final int WINDOW = 1_000;

    private final EventConsumer consumer;
    private final EventHandler handler;
    private final Function<ConsumerRecord<String, ?>, String> sequence;
    private final Lanes<String, Received> lanes;

    private int unfinished;
    private @Nullable UniEmitter<? super Void> waiting;

    EventChannel(
            EventConsumer consumer,
            EventHandler handler,
            int atOnce,
            Function<ConsumerRecord<String, ?>, String> sequence) {
        this.consumer = consumer;
        this.handler = handler;
        this.sequence = sequence;
        this.lanes = new Lanes<>(atOnce, 1, (_, received) -> handle(received));
    }

    /// @param context of the record, where its handler works with the database
    private record Received(KafkaRecord<String, byte[]> record, Executor context) {

        @SuppressWarnings("unchecked")
        ConsumerRecord<String, byte[]> message() {
            return record.getMetadata(IncomingKafkaRecordMetadata.class)
                    .orElseThrow()
                    .getRecord();
        }
    }

    /// Completes when there is room for the next record. It never fails; see
    /// [EventConsumer#consume] for events that can't be handled.
    public Uni<Void> take(KafkaRecord<String, byte[]> record) {
        return Uni.createFrom().emitter(reader -> take(new Received(record, CallersContext.executor()), reader));
    }

    private void take(Received received, UniEmitter<? super Void> reader) {
        boolean hasRoom = countIn(reader);
        lanes.enter(sequence.apply(received.message()), received);
        if (hasRoom) {
            reader.complete(null);
        }
    }

    private Uni<Void> handle(List<Received> one) {
        var received = one.getFirst();
        return Uni.createFrom()
                .deferred(() -> consumer.consume(received.message(), handler))
                .runSubscriptionOn(received.context)
                .chain(() -> Uni.createFrom().completionStage(received.record::ack))
                .onFailure()
                .invoke(failure -> LOG.warnf("An event could not be acknowledged and may come again: %s", failure))
                .onTermination()
                .invoke(this::countOut);
    }

    private synchronized boolean countIn(UniEmitter<? super Void> reader) {
        unfinished++;
        boolean hasRoom = unfinished < WINDOW;
        if (!hasRoom) {
            waiting = reader;
        }
        return hasRoom;
    }

    private void countOut() {
        UniEmitter<? super Void> reader;
        synchronized (this) {
            unfinished--;
            reader = waiting;
            waiting = null;
        }
        if (reader != null) {
            reader.complete(null);
        }
    }
}
