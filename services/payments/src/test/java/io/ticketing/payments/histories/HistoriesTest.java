package io.ticketing.payments.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import io.ticketing.payments.StripeEvents;
import io.ticketing.payments.application.Reconcile;
import io.ticketing.payments.gateway.UnreliableStripeClient;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;

/// Thousands of random histories of purchases and refunds, each of which must keep I2 and I3.
///
/// `-Dhistories=1000000` has more of them. `-Dhistories=1 -Dhistories.seed=…` repeats one.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
@TestProfile(HistoriesTest.OneByOne.class)
class HistoriesTest {

    public static class OneByOne implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(UnreliableStripeClient.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    // Nothing happens but what the histories want.
                    Map.entry("quarkus.scheduler.enabled", "false"),
                    Map.entry("ticketing.payments.breaker.failures", "1000000000"),
                    Map.entry("ticketing.payments.gateway.payments-at-once", "1000"),
                    Map.entry("ticketing.payments.gateway.timeout", "50s"),
                    Map.entry("ticketing.payments.new-orders.patience", "0s"),
                    Map.entry("ticketing.payments.webhooks.patience", "0s"),
                    Map.entry("ticketing.payments.webhooks.secrets", StripeEvents.SECRET),
                    // Faults are wanted here, and each would be a line.
                    Map.entry("quarkus.log.category.\"io.ticketing.payments\".level", "OFF"),
                    Map.entry("quarkus.log.category.\"io.ticketing.payments.histories\".level", "INFO"));
        }
    }

    private static final Logger LOG = Logger.getLogger(HistoriesTest.class);

    private static final int HISTORIES = Integer.getInteger("histories", 2_000);
    private static final long SEED =
            Long.getLong("histories.seed", ThreadLocalRandom.current().nextLong());
    private static final int AT_ONCE = Integer.getInteger("histories.at-once", 32);

    private static final int FEWEST_STEPS = 5;
    private static final int MORE_STEPS = 15;
    private static final int MOST_FAILURES = 5;

    @Inject
    UseCases useCases;

    @Inject
    Reconcile reconcile;

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @Test
    void keepI2AndI3() throws InterruptedException {
        var begun = Instant.now();
        useCases.dueCalls.takeOver();
        useCases.payments.keepEvents();

        runAll();

        LOG.infof("%d histories from seed %d took %s", HISTORIES, SEED, Duration.between(begun, Instant.now()));
        assertThat(failures).isEmpty();
        var found = useCases.contexts
                .fresh(() ->
                        reconcile.between(begun.minusSeconds(1), Instant.now().plusSeconds(1)))
                .await()
                .atMost(Duration.ofHours(1));
        assertThat(found.findings()).isEmpty();
    }

    private void runAll() throws InterruptedException {
        var places = new Semaphore(AT_ONCE);
        var next = new AtomicLong(SEED);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < HISTORIES && failures.size() < MOST_FAILURES; i++) {
                places.acquire();
                threads.execute(() -> {
                    try {
                        run(next.getAndIncrement());
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private void run(long seed) {
        var history = new History(useCases, seed);
        try {
            var steps = FEWEST_STEPS + history.below(MORE_STEPS);
            for (int step = 0; step < steps; step++) {
                Step.next(history);
            }
            Ending.of(history);
            Promises.check(history);
        } catch (RuntimeException | AssertionError e) {
            failures.add("-Dhistories=1 -Dhistories.seed=%d: %s\n  %s\n".formatted(seed, e, history));
        } finally {
            useCases.lines.forget(history.terms().orderId());
        }
    }
}
