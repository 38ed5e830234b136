package io.ticketing.kafka;

import java.time.Duration;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/// Handles a Kafka record completely, so that its partition always goes on.
///
/// The event is passed to the service's handler. While the infrastructure is down it is retried
/// without end. After any other failure it is retried a few times, and then the record goes to the
/// dead letters. A record that can't be read goes there at once. The returned `Uni` never fails.
///
/// When the service stops, events in progress are finished and no others are started. The returned
/// `Uni` then never completes, so that the record is not committed and is delivered again.
@ApplicationScoped
public class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);

    /// After observers without a priority, which may still consume.
    private static final int STOP_CONSUMING = Interceptor.Priority.LIBRARY_AFTER;

    /// How often a failure that is not the infrastructure's is retried before the message goes to
    /// the dead letters.
    private static final int RETRIES = 3;

    private final EventReader reader;
    private final DeadLetters deadLetters;
    private final List<TransientFailure> transientFailures;
    private final EventsConfig.Retry retry;
    private final int atOnce;
    private final Duration drainTimeout;
    private final UnderWay underWay = new UnderWay();
    private final Waiting handling;
    private final Waiting burying;
    private volatile boolean stopping;

    EventConsumer(
            EventReader reader,
            DeadLetters deadLetters,
            @All List<TransientFailure> transientFailures,
            EventsConfig config) {
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.transientFailures = transientFailures;
        this.retry = config.retry();
        this.handling = new Waiting(LOG, "Handling events", retry);
        this.burying = new Waiting(LOG, "Storing dead letters", retry);
        this.atOnce = config.atOnce();
        this.drainTimeout = config.drainTimeout();
    }

    /// Handles the records of one channel with this handler: those of a ticket one after another.
    public EventChannel channel(EventHandler handler) {
        return new EventChannel(this, handler, atOnce, ConsumerRecord::key);
    }

    /// Only events of the same aggregate are handled one after another, and as many at once as the
    /// channel takes in. For handlers that limit themselves how many connections they use.
    public EventChannel wideChannel(EventHandler handler) {
        return new EventChannel(this, handler, EventChannel.WINDOW, CloudEventHeaders::subjectOrKey);
    }

    public Uni<Void> consume(ConsumerRecord<String, byte[]> message, EventHandler handler) {
        return Uni.createFrom()
                .deferred(() -> stopping ? Uni.createFrom().nothing() : underWay.counted(toItsEnd(message, handler)));
    }

    /// Before the relay, which then publishes the results of the last events.
    void stop(@Observes @Priority(STOP_CONSUMING) ShutdownEvent event) {
        stopping = true;
        if (!underWay.awaitNone(drainTimeout)) {
            LOG.warn("Stopping while events are being applied; they will be delivered again");
        }
    }

    private Uni<Void> toItsEnd(ConsumerRecord<String, byte[]> message, EventHandler handler) {
        return handling.untilDone(attempt(message, handler), this::isTransient)
                .onFailure(failure -> !(failure instanceof UnreadableEventException))
                .retry()
                .withBackOff(retry.initial(), retry.longest())
                .atMost(RETRIES)
                .onFailure()
                .recoverWithUni(failure -> bury(message, unwrapped(failure)));
    }

    private Uni<Void> attempt(ConsumerRecord<String, byte[]> message, EventHandler handler) {
        return Uni.createFrom()
                .deferred(() -> reader.read(message))
                .chain(event -> event.map(handler::handle)
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "Failed to handle %s", nameOf(message)))
                .runSubscriptionOn(CallersContext.executor());
    }

    private Uni<Void> bury(ConsumerRecord<String, byte[]> message, Throwable failure) {
        LOG.errorf(failure, "Gave up on %s: it goes to the dead letters", nameOf(message));
        return burying.untilDone(deadLetters.add(message, failure), _ -> true);
    }

    private boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableEventException) {
                return false;
            }
            Throwable one = cause;
            if (transientFailures.stream().anyMatch(known -> known.matches(one))) {
                return true;
            }
        }
        return false;
    }

    /// Mutiny wraps the last failure of a series of retries.
    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof IllegalStateException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static String nameOf(ConsumerRecord<?, ?> message) {
        return message.topic() + "-" + message.partition() + "@" + message.offset();
    }
}
