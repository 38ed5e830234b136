package io.ticketing.messaging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import org.jboss.logging.Logger;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/// Keeps the outbox empty: it relays batch after batch when a commit wakes it, and looks by
/// itself now and then.
///
/// After a failure it pauses, longer each time. Nothing is lost meanwhile: events wait in the
/// outbox.
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final OutboxBatch batch;
    private final Vertx vertx;
    private final Context context;
    private final OutboxConfig config;

    /// Wakes that the running pass has not answered yet; 0 means that none is running.
    private final AtomicInteger wakes = new AtomicInteger();

    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private volatile boolean stopping;
    private Duration pause = Duration.ZERO;
    private long timer;

    OutboxRelay(OutboxBatch batch, Vertx vertx, OutboxConfig config) {
        this.batch = batch;
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.config = config;
    }

    /// Says that events were committed. Cheap, and safe to call from any thread.
    public void wake() {
        if (!stopping && wakes.getAndIncrement() == 0) {
            context.runOnContext(_ -> relay());
        }
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.pollInterval().toMillis(), _ -> wake());
    }

    /// Lets the batch on its way arrive; the rest waits for the next start or another replica.
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        vertx.cancelTimer(timer);
        if (wakes.get() > 0) {
            stopped.completeOnTimeout(null, config.batchTimeout().toMillis(), MILLISECONDS).join();
        }
    }

    private void relay() {
        int seen = wakes.get();
        batch.relay().subscribe().with(published -> relayed(published, seen), this::failed);
    }

    private void relayed(int published, int seen) {
        if (!pause.isZero()) {
            LOG.info("The outbox is relayed again");
            pause = Duration.ZERO;
        }
        boolean mayHaveMore = published == config.batchSize();
        if (stopping) {
            stopped.complete(null);
        } else if (mayHaveMore || !wakes.compareAndSet(seen, 0)) {
            context.runOnContext(_ -> relay());
        }
    }

    private void failed(Throwable failure) {
        if (stopping) {
            stopped.complete(null);
            return;
        }
        Duration next =
                pause.isZero()
                        ? FIRST_PAUSE
                        : shorter(pause.multipliedBy(2), config.longestPause());
        if (!next.equals(pause)) {
            LOG.warnf("The outbox waits %d ms before the next try: %s", next.toMillis(), failure);
        }
        pause = next;
        vertx.setTimer(pause.toMillis(), _ -> context.runOnContext(_ -> relay()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
