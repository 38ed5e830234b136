package io.ticketing.outbox;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.ticketing.postgresql.SchemaReady;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/// Keeps the outbox empty: it relays batch after batch when a commit wakes it, and also checks
/// regularly.
///
/// After a failure it pauses, longer each time. Nothing is lost meanwhile: events wait in the
/// outbox. Before the service stops, it publishes the rest.
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration TURN_PAUSE = Duration.ofMillis(20);
    private static final long NO_TIMER = -1;

    /// After the consumers of `libs/kafka`.
    private static final int STOP_RELAYING = Interceptor.Priority.LIBRARY_AFTER + 100;

    private final OutboxBatch batch;
    private final Vertx vertx;
    private final Context context;
    private final OutboxConfig config;

    /// Wake-ups that the running pass has not seen yet; 0 means that none is running.
    private final AtomicInteger wakes = new AtomicInteger();

    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean stopping;
    private Duration pause = Duration.ZERO;
    private volatile boolean started;
    private long timer;
    private volatile long pauseTimer = NO_TIMER;

    OutboxRelay(OutboxBatch batch, Vertx vertx, OutboxConfig config) {
        this.batch = batch;
        this.vertx = vertx;
        this.context = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.config = config;
    }

    /// Announces that events were committed. It is cheap, and any thread may call it.
    public void wake() {
        if (!drained.isDone() && wakes.getAndIncrement() == 0) {
            relayNow();
        }
    }

    void start(@Observes SchemaReady event) {
        started = true;
        timer = vertx.setPeriodic(config.pollInterval().toMillis(), _ -> wake());
    }

    /// Last of all, when nothing writes to the outbox any more. Events that can't be published in
    /// time wait for the next start or another replica.
    void stop(@Observes @Priority(STOP_RELAYING) ShutdownEvent event) {
        if (!started) {
            return;
        }
        vertx.cancelTimer(timer);
        stopping = true;
        wake();
        context.runOnContext(_ -> endPause());
        drained.completeOnTimeout(null, config.drainTimeout().toMillis(), MILLISECONDS)
                .join();
    }

    private void relayNow() {
        context.runOnContext(_ -> relay());
    }

    private long relayAfter(Duration time) {
        return vertx.setTimer(time.toMillis(), _ -> relayNow());
    }

    private void relay() {
        int seen = wakes.get();
        batch.relay().subscribe().with(published -> relayed(published, seen), this::failed);
    }

    /// While another relay is working, this one asks again soon: the other one may have read the
    /// outbox before the last commit.
    private void relayed(OptionalInt published, int seen) {
        if (published.isEmpty()) {
            relayAfter(TURN_PAUSE);
            return;
        }
        if (!pause.isZero()) {
            LOG.info("The outbox is relayed again");
            pause = Duration.ZERO;
        }
        boolean mayHaveMore = published.getAsInt() == config.batchSize();
        if (mayHaveMore || !wakes.compareAndSet(seen, 0)) {
            relayNow();
        } else if (stopping) {
            drained.complete(null);
        }
    }

    private void failed(Throwable failure) {
        if (stopping) {
            LOG.warnf("Stopping with events in the outbox: %s", failure);
            drained.complete(null);
            return;
        }
        Duration next = pause.isZero() ? FIRST_PAUSE : shorter(pause.multipliedBy(2), config.longestPause());
        if (!next.equals(pause)) {
            LOG.warnf("The outbox waits %d ms before the next try: %s", next.toMillis(), failure);
        }
        pause = next;
        pauseTimer = relayAfter(pause);
    }

    private void endPause() {
        if (vertx.cancelTimer(pauseTimer)) {
            relay();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
