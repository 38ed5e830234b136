package io.ticketing.expiration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.ticketing.kafka.Attempts;
import io.ticketing.kafka.EventPublisher;
import io.ticketing.kafka.OutboundEvent;

import static java.util.Comparator.comparing;
import static java.util.function.BinaryOperator.maxBy;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/// Announces due reservations, round after round, one round at a time.
///
/// A claimed reservation that could not be published, for whatever reason, is due again soon. So a
/// round needs no memory, and any replica may run the next one.
@ApplicationScoped
class DeadlineWorker {

    /// The pause before another try while Redis or Kafka is down.
    static final Duration RETRY = Duration.ofMillis(500);

    private static final Logger LOG = Logger.getLogger(DeadlineWorker.class);

    /// How often due reservations are looked for.
    private static final Duration POLL = Duration.ofMillis(100);

    /// How long publishing a batch may take; the producer itself gives up a little earlier.
    private static final Duration PUBLISHING = Duration.ofSeconds(35);

    private final Vertx vertx;
    private final DeadlineStore store;
    private final EventPublisher publisher;
    private final ExpirationConfig config;
    private final Clock clock;
    private final Attempts attempts = new Attempts(LOG, "Announcing due reservations");
    private volatile boolean stopping;

    DeadlineWorker(Vertx vertx, DeadlineStore store, EventPublisher publisher, ExpirationConfig config, Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.publisher = publisher;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        nextRoundAfter(POLL);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void nextRoundAfter(Duration pause) {
        if (!stopping) {
            vertx.setTimer(Math.max(1, pause.toMillis()), _ -> round());
        }
    }

    private void round() {
        Uni.createFrom()
                .deferred(() -> store.claim(clock.instant()))
                .call(this::publish)
                .subscribe()
                .with(this::goOn, this::tryAgain);
    }

    private void goOn(List<Reservation> claimed) {
        attempts.succeeded();
        nextRoundAfter(claimed.size() == config.batch() ? Duration.ZERO : POLL);
    }

    private void tryAgain(Throwable failure) {
        if (!stopping) {
            attempts.failed(failure);
            nextRoundAfter(RETRY);
        }
    }

    private Uni<Void> publish(List<Reservation> claimed) {
        if (claimed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        var all = lastOfEachTicket(claimed).stream()
                .map(it -> OutboundEvent.of(it.toEvent(), now))
                .toList();
        return publisher
                .publishInOrder(all, PUBLISHING)
                .ifNoItem()
                .after(PUBLISHING)
                .fail()
                .onFailure()
                .call(() -> store.release(claimed));
    }

    /// Orders ends all that is due for a ticket when it hears of one. If it is told of the last one,
    /// all of them are due by its clock, too.
    private static Collection<Reservation> lastOfEachTicket(List<Reservation> claimed) {
        return claimed.stream()
                .collect(toMap(Reservation::ticketId, identity(), maxBy(comparing(Reservation::deadline))))
                .values();
    }
}
